namespace ProtectedJobs.Console.Runs;

/// <summary>Which runs to show, and in which order. What is empty or null asks for nothing.</summary>
public sealed record RunFilter
{
    /// <summary>Part of the run's id, in any case.</summary>
    public string Text { get; init; } = "";

    /// <summary>Any of these states.</summary>
    public IReadOnlyCollection<RunState> States { get; init; } = [];

    /// <summary>The membership.</summary>
    public string? MembershipId { get; init; }

    /// <summary>The analysis template's ARN.</summary>
    public string? AnalysisTemplateArn { get; init; }

    /// <summary>A tag: <c>name</c>, or <c>name=value</c>.</summary>
    public string Tag { get; init; } = "";

    /// <summary>Started at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Started before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>What to order by.</summary>
    public RunOrder Order { get; init; } = RunOrder.Started;

    /// <summary>Whether the least comes first.</summary>
    public bool Ascending { get; init; }

    /// <summary>Whether nothing is left out.</summary>
    public bool IsEmpty => this with { Order = RunOrder.Started, Ascending = false } is
    {
        Text: "", States.Count: 0, MembershipId: null, AnalysisTemplateArn: null, Tag: "", From: null, To: null,
    };

    /// <summary>The runs that fit, in order.</summary>
    /// <param name="rows">Runs, newest first.</param>
    /// <param name="now">The cloud's time: how long a run has taken that goes on.</param>
    public IReadOnlyList<RunRow> Apply(IReadOnlyList<RunRow> rows, DateTimeOffset now)
    {
        var fits = IsEmpty ? rows : [.. rows.Where(Fits)];
        return Order == RunOrder.Started
            ? Ascending ? [.. fits.Reverse()] : fits
            : [.. Sort(fits, now)];
    }

    private bool Fits(RunRow row) =>
        (Text.Length == 0 || row.RunId.Contains(Text.Trim(), StringComparison.OrdinalIgnoreCase))
        && (States.Count == 0 || States.Contains(row.State))
        && (MembershipId is null || row.MembershipId == MembershipId)
        && (AnalysisTemplateArn is null || row.AnalysisTemplateArn == AnalysisTemplateArn)
        && (From is null || row.StartedAt >= From)
        && (To is null || row.StartedAt < To)
        && HasTag(row);

    private bool HasTag(RunRow row)
    {
        var parts = Tag.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts[0].Length == 0
            || (row.Tags.TryGetValue(parts[0], out var value) && (parts.Length == 1 || value == parts[1]));
    }

    private IEnumerable<RunRow> Sort(IReadOnlyList<RunRow> rows, DateTimeOffset now) => Order switch
    {
        RunOrder.Run => By(rows, row => row.RunId, StringComparer.Ordinal),
        RunOrder.State => By(rows, row => row.State, Comparer<RunState>.Default),
        RunOrder.Template => By(rows, row => row.Template, StringComparer.Ordinal),
        RunOrder.Length => By(rows, row => row.LengthAt(now), Comparer<TimeSpan>.Default),
        RunOrder.CrpuHours => By(rows, row => row.Usage?.CrpuHours ?? -1, Comparer<double>.Default),
        _ => throw new ArgumentOutOfRangeException(nameof(rows), Order, "No such order."),
    };

    private IOrderedEnumerable<RunRow> By<T>(IReadOnlyList<RunRow> rows, Func<RunRow, T> key, IComparer<T> comparer) =>
        Ascending ? rows.OrderBy(key, comparer) : rows.OrderByDescending(key, comparer);
}

/// <summary>What a list can be ordered by.</summary>
public enum RunOrder
{
    /// <summary>When the run was started.</summary>
    Started,

    /// <summary>Its id.</summary>
    Run,

    /// <summary>Where it is.</summary>
    State,

    /// <summary>Its template.</summary>
    Template,

    /// <summary>How long it took.</summary>
    Length,

    /// <summary>What it used.</summary>
    CrpuHours,
}
