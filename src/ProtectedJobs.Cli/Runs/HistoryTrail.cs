using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace ProtectedJobs.Cli.Runs;

/// <summary>Follows a run through the events of its history, and tells where it is.</summary>
/// <remarks>
/// | event | what it tells |
/// | --- | --- |
/// | a state is entered | the state, and what it does |
/// | a task or function failed, or timed out | its error; the state tries again, or hands over to another |
/// | execution ended | the end, until it is redriven |
/// </remarks>
internal sealed class HistoryTrail
{
    /// <summary>The state entered last; empty before the first.</summary>
    public string State { get; private set; } = "";

    /// <summary>What is done there or waited for.</summary>
    public string Doing { get; private set; } = "has been asked to start";

    /// <summary>Whether the execution has ended.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The newest event taken in; 0 before the first.</summary>
    public long LastEventId { get; private set; }

    /// <summary>Takes in the next event.</summary>
    public void Add(HistoryEvent next)
    {
        LastEventId = next.Id ?? LastEventId;
        HasEnded = IsEnd(next.Type);
        if (next.StateEnteredEventDetails is { Name: var name })
        {
            (State, Doing) = (name, StateWords.Of(name));
        }
        else if (ErrorOf(next) is { } error)
        {
            Doing = $"{StateWords.Of(State)} (error: {error})".TrimStart();
        }
    }

    private static string? ErrorOf(HistoryEvent e) =>
        e.TaskFailedEventDetails?.Error ?? e.TaskTimedOutEventDetails?.Error
        ?? e.LambdaFunctionFailedEventDetails?.Error ?? e.LambdaFunctionTimedOutEventDetails?.Error;

    private static bool IsEnd(HistoryEventType type) =>
        type == HistoryEventType.ExecutionSucceeded || type == HistoryEventType.ExecutionFailed
        || type == HistoryEventType.ExecutionAborted || type == HistoryEventType.ExecutionTimedOut;
}
