namespace ProtectedJobs.Console.Histories;

/// <summary>One event of an execution's history.</summary>
/// <param name="Id">Counts from 1.</param>
/// <param name="At">When.</param>
/// <param name="Type">The service's word for it, e.g. <c>TaskStateEntered</c>.</param>
/// <param name="State">The state it names; null if it names none, as most events of a task do.</param>
public sealed record HistoryEvent(long Id, DateTimeOffset At, string Type, string? State)
{
    /// <summary>What went in, a JSON document; null if it is not told.</summary>
    public string? Input { get; init; }

    /// <summary>What came out, a JSON document; null if it is not told.</summary>
    public string? Output { get; init; }

    /// <summary>The error's name; null if there is none.</summary>
    public string? Error { get; init; }

    /// <summary>The error's words; null if there are none.</summary>
    public string? Cause { get; init; }
}
