using System.Text.Json.Nodes;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Functions.ManageRuns;

/// <summary>An execution's history in the words of Durable Functions: a state that is a task stands for an activity.</summary>
/// <remarks>
/// | Step Functions | Durable Functions |
/// | --- | --- |
/// | ExecutionStarted, ExecutionRedriven | ExecutionStarted, ExecutionRewound |
/// | a task that waits for a token is answered | EventRaised |
/// | any other task that succeeded, failed | TaskCompleted, TaskFailed |
/// | a wait for a token that timed out | TimerFired |
/// | ExecutionSucceeded, -Failed, -TimedOut; -Aborted | ExecutionCompleted; ExecutionTerminated |
/// </remarks>
internal static class HistoryPayload
{
    public static JsonArray Of(IReadOnlyList<ExecutionEvent> history, string name, bool showOutput)
    {
        var items = new JsonArray();
        var (state, enteredAt) = ("", default(DateTimeOffset));
        foreach (var next in history)
        {
            if (next.Type == "TaskStateEntered")
            {
                (state, enteredAt) = (next.State!, next.At);
            }
            else if (Item(next, name, state, enteredAt, showOutput) is { } item)
            {
                items.Add((JsonNode)item);
            }
        }

        return items;
    }

    private static JsonObject? Item(ExecutionEvent next, string name, string state, DateTimeOffset enteredAt, bool showOutput)
    {
        var waits = state.StartsWith("Await", StringComparison.Ordinal);
        return next.Type switch
        {
            "ExecutionStarted" => New("ExecutionStarted", next, ("FunctionName", name)),
            "ExecutionRedriven" => New("ExecutionRewound", next, ("FunctionName", name)),
            "TaskSucceeded" when waits => New("EventRaised", next, ("Name", state)),
            "TaskSucceeded" => Scheduled(New("TaskCompleted", next, ("FunctionName", state), ("Result", showOutput ? next.Output : null)), enteredAt),
            "TaskTimedOut" when waits => Scheduled(New("TimerFired", next, ("FunctionName", state)), enteredAt),
            "TaskFailed" or "TaskTimedOut" or "TaskStartFailed" or "TaskSubmitFailed" =>
                Scheduled(New("TaskFailed", next, ("FunctionName", state), ("Reason", next.Error), ("Details", next.Cause)), enteredAt),
            "ExecutionSucceeded" => New("ExecutionCompleted", next, ("OrchestrationStatus", "Completed"), ("Result", showOutput ? next.Output : null)),
            "ExecutionFailed" or "ExecutionTimedOut" => New(
                "ExecutionCompleted", next, ("OrchestrationStatus", "Failed"), ("Result", showOutput ? $"{next.Error}: {next.Cause}" : null)),
            "ExecutionAborted" => New("ExecutionTerminated", next, ("Reason", next.Cause)),
            _ => null,
        };
    }

    private static JsonObject New(string type, ExecutionEvent next, params ReadOnlySpan<(string Name, string? Value)> members)
    {
        var item = new JsonObject { ["EventType"] = type };
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                item[name] = value;
            }
        }

        item["Timestamp"] = Payloads.Text(next.At);
        return item;
    }

    private static JsonObject Scheduled(JsonObject item, DateTimeOffset at)
    {
        item["ScheduledTime"] = Payloads.Text(at);
        return item;
    }
}
