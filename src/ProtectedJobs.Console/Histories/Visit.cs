namespace ProtectedJobs.Console.Histories;

/// <summary>One stay in a state.</summary>
/// <param name="State">The state.</param>
/// <param name="EnteredAt">When it was entered, or redriven into.</param>
public sealed record Visit(string State, DateTimeOffset EnteredAt)
{
    /// <summary>The number of this stay among those in the same state, from 1.</summary>
    public int Number { get; init; } = 1;

    /// <summary>When it was left, or the execution ended in it; null while the run is in it.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>How it was left.</summary>
    public VisitEnd End { get; init; }

    /// <summary>The last error in it; null if there was none.</summary>
    public string? Error { get; init; }

    /// <summary>That error's words.</summary>
    public string? Cause { get; init; }

    /// <summary>When it was tried again, and because of which error.</summary>
    public IReadOnlyList<Retry> Retries { get; init; } = [];

    /// <summary>What went in, a JSON document.</summary>
    public string? Input { get; init; }

    /// <summary>What came out, a JSON document.</summary>
    public string? Output { get; init; }

    /// <summary>Whether it was entered by a redrive, not by a way of the machine.</summary>
    public bool IsRedriven { get; init; }

    /// <summary>The events of this stay.</summary>
    public IReadOnlyList<HistoryEvent> Events { get; init; } = [];
}

/// <summary>One more try of a state.</summary>
/// <param name="At">When it began.</param>
/// <param name="Error">What had gone wrong before.</param>
public sealed record Retry(DateTimeOffset At, string? Error);

/// <summary>How a stay in a state ended.</summary>
public enum VisitEnd
{
    /// <summary>It has not.</summary>
    Open,

    /// <summary>Well: on to the next state.</summary>
    Succeeded,

    /// <summary>By an error that led to another state.</summary>
    Caught,

    /// <summary>By an error that ended the execution.</summary>
    Failed,

    /// <summary>The execution was stopped, or ran out of time.</summary>
    Aborted,
}
