using System.Text.Json;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Management;

/// <summary>
/// Tells an execution's history in terms of the job: the states that were entered, what failed, and what the record knows besides.
/// Pure. The history's own bookkeeping (scheduled, submitted, exited) says nothing more and is left out.
/// </summary>
public static class HistoryReader
{
    /// <summary>Tells a history.</summary>
    /// <param name="history">Events of the execution, oldest first.</param>
    /// <param name="record">The run's record; null if there is none, or not all of the history is told.</param>
    /// <returns>What happened, oldest first.</returns>
    public static IReadOnlyList<RunEvent> Tell(IEnumerable<ExecutionEvent> history, RunRecord? record)
    {
        var events = new List<RunEvent>();
        string? state = null;
        foreach (var next in history)
        {
            state = next.Type.EndsWith("StateEntered", StringComparison.Ordinal) ? next.State : state;
            if (Read(next, state) is { } told)
            {
                events.Add(told);
            }
        }

        events.AddRange(record is null ? [] : Of(record));
        return [.. events.OrderBy(told => told.At)];
    }

    private static RunEvent? Read(ExecutionEvent next, string? state) => next.Type switch
    {
        "ExecutionStarted" => Make(next, RunEventKind.RunStarted, "The run was started."),
        "ExecutionRedriven" => Make(next, RunEventKind.Redriven, "The run was redriven."),
        "ExecutionSucceeded" => Make(next, RunEventKind.RunEnded, "The run succeeded."),
        "ExecutionFailed" => Make(next, RunEventKind.RunEnded, $"The run ended by {next.Error ?? "an error"}."),
        "ExecutionAborted" => Make(next, RunEventKind.RunEnded, "The run was stopped."),
        "ExecutionTimedOut" => Make(next, RunEventKind.RunEnded, "The run timed out."),
        "TaskStateEntered" => Make(next, RunEventKind.Step, StepText(next.State!)) with { State = next.State },
        "TaskTimedOut" when state is "AwaitJob" => Make(next, RunEventKind.Step, "No event came: time to look.") with { State = state },
        "TaskFailed" or "TaskTimedOut" or "LambdaFunctionFailed" or "LambdaFunctionTimedOut" or "TaskStartFailed" or "TaskSubmitFailed" =>
            Make(next, RunEventKind.StepFailed, $"{state}: {next.Error ?? "it failed"}.") with { State = state },
        _ => null,
    };

    private static RunEvent Make(ExecutionEvent next, RunEventKind kind, string text) =>
        new(next.At, kind, text) { HistoryId = next.Id, Error = next.Error, Cause = WordsOf(next.Cause) };

    private static string StepText(string state) => state switch
    {
        "StartJob" => "Checks the request and starts the protected job.",
        "AwaitApproval" => "Waits for somebody's approval.",
        "AwaitTurn" => "Waits for the membership's turn.",
        "AwaitJob" => "Waits for the protected job.",
        "PollJob" => "Looks at the protected job.",
        "CancelJob" => "Asks for the protected job to be cancelled.",
        "CollectResult" => "Collects the results.",
        "AnnounceCompletion" => "Announces the completion.",
        "EndFailed" => "Ends the run, and announces how.",
        _ => state,
    };

    private static IEnumerable<RunEvent> Of(RunRecord record)
    {
        if (record is { JobId: { } jobId, ClockStart: { } clock })
        {
            var how = record.Adoption == Adoption.None ? "was started" : $"was found to be this run's ({record.Adoption})";
            yield return new RunEvent(clock, RunEventKind.JobStarted, $"Job {jobId} {how}.");
        }

        if (record.StartedSeenAt is { } started)
        {
            yield return new RunEvent(started, RunEventKind.JobRuns, $"Job {record.JobId} was seen running.");
        }

        if (record.Cancel is { } cancel)
        {
            yield return new RunEvent(cancel.At, RunEventKind.CancelAsked, $"Job {record.JobId} was asked to cancel ({cancel.Reason}).");
        }

        if (record.Stop is { } stop)
        {
            yield return new RunEvent(stop.At, RunEventKind.StopAsked, "The run was asked to stop, or was ended from outside.") { Cause = stop.Cause };
        }

        if (record.Outcome is { } outcome)
        {
            yield return new RunEvent(outcome.SettledAt, RunEventKind.Outcome, $"The outcome is {outcome.Status}.") { Error = outcome.Error };
        }

        if (record.AnnouncedAt is { } announced)
        {
            yield return new RunEvent(announced, RunEventKind.Announced, "The end was announced.");
        }
    }

    /// <summary>A function's failure comes as JSON; its message is what people want to read.</summary>
    private static string? WordsOf(string? cause)
    {
        try
        {
            return cause is ['{', ..] && JsonElement.Parse(cause).TryGetProperty("errorMessage", out var message) && message.ValueKind == JsonValueKind.String
                ? message.GetString()
                : cause;
        }
        catch (JsonException)
        {
            return cause;
        }
    }
}
