using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;
using LocalCloud.Services.StepFunctions.Engine;
using LocalCloud.Services.StepFunctions.Requests;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Executions;

/// <summary>SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat: what holders of tokens say.</summary>
internal sealed class TaskOperations(LocalStore store, TaskTokens tokens, ExecutionEngine engine) : IOperations
{
    public IEnumerable<Operation> Operations =>
    [
        new("SendTaskSuccess", SucceedAsync),
        new("SendTaskFailure", FailAsync),
        new("SendTaskHeartbeat", BeatAsync),
    ];

    private Task<Answer> SucceedAsync(Request request, CancellationToken cancellationToken)
    {
        var (execution, task) = Find(request);
        var output = ReadOutput(request);
        return TellAsync(execution, task, new Signal.TaskSucceeded(task, output));
    }

    private Task<Answer> FailAsync(Request request, CancellationToken cancellationToken)
    {
        var (execution, task) = Find(request);
        var error = request.OptionalText("error", 256);
        var cause = request.OptionalText("cause", 32_768);
        return TellAsync(execution, task, new Signal.TaskFailed(task, error, cause));
    }

    private Task<Answer> BeatAsync(Request request, CancellationToken cancellationToken)
    {
        var (execution, task) = Find(request);
        return TellAsync(execution, task, new Signal.TaskHeartbeat(task));
    }

    private static JsonValue ReadOutput(Request request)
    {
        var text = request.OptionalData("output")
            ?? throw Errors.Constraint(null, "output", "Member must not be null");
        try
        {
            return JsonValue.Parse(text);
        }
        catch (JsonSyntaxException e)
        {
            throw Errors.InvalidOutput(e.Message);
        }
    }

    private (long Execution, long Task) Find(Request request)
    {
        var named = tokens.Read(request.Text("taskToken", 2048, 1));
        var execution = store.Read(connection =>
            ExecutionRows.Find(connection, named.ExecutionArn) is { Status: ExecutionRecord.Running } found
            && found.StartedAt == named.StartedAt
            && PendingRows.HasTask(connection, found.Id, named.TaskId)
                ? found
                : throw Errors.TaskTimedOut());
        return (execution.Id, named.TaskId);
    }

    private async Task<Answer> TellAsync(long execution, long task, Signal signal)
    {
        var taken = await engine.SendAsync(execution, signal);

        // A heartbeat to a task without a heartbeat changes nothing, and is no error as long as the task waits.
        return taken || (signal is Signal.TaskHeartbeat && store.Read(connection => PendingRows.HasTask(connection, execution, task)))
            ? Operation.Empty
            : throw Errors.TaskTimedOut();
    }
}
