using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;

namespace LocalCloud.Services.StepFunctions.Integrations;

/// <summary>A task to be done.</summary>
/// <param name="ExecutionId">Our id of the execution.</param>
/// <param name="Execution">Who asks.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Resource">What is called.</param>
/// <param name="Parameters">With what.</param>
internal sealed record TaskCall(
    long ExecutionId, ExecutionInfo Execution, long TaskId, TaskResource Resource, JsonValue Parameters)
{
    /// <summary>The role the call is made with: the state's Credentials, else the machine's role.</summary>
    public required string RoleArn { get; init; }

    /// <summary>What identifies this task for ever: the same after a kill, so that doing it again can be told from doing another.</summary>
    public string Identity => $"{Execution.Arn}|{Execution.StartTime.ToUnixTimeMilliseconds()}|{TaskId}";
}

/// <summary>What came of a task.</summary>
internal abstract record TaskAnswer
{
    private TaskAnswer()
    {
    }

    /// <summary>The service answered; for a task that waits for a token or a job this means that it was accepted.</summary>
    public sealed record Done(JsonValue Output) : TaskAnswer;

    /// <summary>The service refused, or the function failed.</summary>
    public sealed record Failed(string? Error, string? Cause) : TaskAnswer;
}

/// <summary>A service that tasks call.</summary>
internal interface IIntegration
{
    /// <summary>Whether a Task may name this resource.</summary>
    bool Supports(TaskResource resource);

    /// <summary>Does a task. May be asked again for a task that was under way when the process was killed.</summary>
    Task<TaskAnswer> RunAsync(TaskCall call, CancellationToken cancellationToken);
}
