using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Console.Runs;

/// <summary>A run as the list shows it.</summary>
public sealed record RunRow
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Its execution.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>Where it is.</summary>
    public required RunState State { get; init; }

    /// <summary>The name of its error; null if there is none.</summary>
    public string? Error { get; init; }

    /// <summary>How often it was redriven.</summary>
    public int Attempt { get; init; }

    /// <summary>When its execution was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The membership; null if it is not known.</summary>
    public string? MembershipId { get; init; }

    /// <summary>The analysis template; null if it is not known.</summary>
    public string? AnalysisTemplateArn { get; init; }

    /// <summary>The job's status; null if there is no job, or it is not known.</summary>
    public JobStatus? JobStatus { get; init; }

    /// <summary>Its place in the membership's queue, 1 for the next; null if it does not wait.</summary>
    public int? QueuePosition { get; init; }

    /// <summary>Whether its job was found instead of started.</summary>
    public bool IsAdopted { get; init; }

    /// <summary>What it used; null while it is not known.</summary>
    public RunUsage? Usage { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What started it; null if nobody said.</summary>
    public Trigger? Trigger { get; init; }

    /// <summary>The template without what all templates have before it; empty if it is not known.</summary>
    public string Template => ShortTemplate(AnalysisTemplateArn);

    /// <summary>How long it took, or has taken until a time.</summary>
    /// <param name="now">The cloud's time.</param>
    public TimeSpan LengthAt(DateTimeOffset now) => (EndedAt ?? now) is var end && end > StartedAt ? end - StartedAt : TimeSpan.Zero;

    /// <summary>The last part of a template's ARN; empty for null.</summary>
    /// <param name="arn">The ARN.</param>
    public static string ShortTemplate(string? arn) => arn is null ? "" : arn[(arn.LastIndexOf('/') + 1)..];
}
