using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Management;

/// <summary>Which runs to list. Every filter left out lets all runs through; several must all fit.</summary>
public sealed record RunQuery
{
    /// <summary>The most runs on a page.</summary>
    public const int MostOnPage = 1000;

    /// <summary>Started at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Started at this time or earlier.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>One of these statuses; empty for any.</summary>
    public IReadOnlySet<RuntimeStatus> Statuses { get; init; } = new HashSet<RuntimeStatus>();

    /// <summary>One of these outcomes; empty for any. A run that has not ended has none.</summary>
    public IReadOnlySet<RunStatus> Outcomes { get; init; } = new HashSet<RunStatus>();

    /// <summary>Of this membership.</summary>
    public string? MembershipId { get; init; }

    /// <summary>Of this analysis template: its ARN, or its id, the part after the last slash.</summary>
    public string? AnalysisTemplate { get; init; }

    /// <summary>With all of these tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>With an id that starts so.</summary>
    public string? IdPrefix { get; init; }

    /// <summary>How many runs a page has at most: 1 to <see cref="MostOnPage"/>. A page may have fewer and still not be the last.</summary>
    public int Top { get; init; } = 100;

    /// <summary>Where to go on: the token of the page before; null for the first page.</summary>
    public string? ContinuationToken { get; init; }

    /// <summary>Whether a day can have runs that fit.</summary>
    /// <param name="day">The day on which they were started, UTC.</param>
    public bool MayHave(DateOnly day) =>
        (From is not { } from || day >= DateOnly.FromDateTime(from.UtcDateTime)) && (To is not { } to || day <= DateOnly.FromDateTime(to.UtcDateTime));

    /// <summary>Whether a run's id fits.</summary>
    /// <param name="runId">The id.</param>
    public bool FitsId(string runId) => IdPrefix is null || runId.StartsWith(IdPrefix, StringComparison.Ordinal);

    /// <summary>Whether a run fits.</summary>
    /// <param name="run">The run.</param>
    public bool Fits(RunListItem run) =>
        FitsId(run.RunId)
        && !(run.StartedAt < From) && !(run.StartedAt > To)
        && (Statuses.Count == 0 || Statuses.Contains(run.RuntimeStatus))
        && (Outcomes.Count == 0 || (run.Outcome is { } outcome && Outcomes.Contains(outcome)))
        && (MembershipId is null || run.MembershipId == MembershipId)
        && (AnalysisTemplate is null || IsTemplate(run.AnalysisTemplateArn, AnalysisTemplate))
        && Tags.All(tag => run.Tags.TryGetValue(tag.Key, out var value) && value == tag.Value);

    private static bool IsTemplate(string? arn, string wanted) =>
        arn is not null && (arn == wanted || arn[(arn.LastIndexOf('/') + 1)..] == wanted);
}
