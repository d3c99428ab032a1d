using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.StepFunctions;

/// <summary>What the engine logs. Ids 1100 to 1199.</summary>
internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Error, "A turn of execution {ExecutionId} failed; it begins again from what is on disk.")]
    public static partial void TurnFailed(ILogger logger, Exception exception, long executionId);

    [LoggerMessage(1101, LogLevel.Error, "Task {TaskId} of execution {ExecutionId} failed in a way no service names.")]
    public static partial void TaskFailed(ILogger logger, Exception exception, long executionId, long taskId);

    [LoggerMessage(1102, LogLevel.Error, "Due timers could not be told to their executions; tried again in a second.")]
    public static partial void TimersFailed(ILogger logger, Exception exception);

    [LoggerMessage(1103, LogLevel.Error, "The event bus did not take {Count} changes of status; tried again in a second.")]
    public static partial void StatusEventsFailed(ILogger logger, Exception exception, int count);

    [LoggerMessage(1104, LogLevel.Information, "Step Functions goes on with {Tasks} executions that have tasks to do.")]
    public static partial void Resumed(ILogger logger, int tasks);

    [LoggerMessage(1105, LogLevel.Error, "Map run {MapRunArn} met an error that no service names.")]
    public static partial void MapRunFailed(ILogger logger, Exception exception, string mapRunArn);
}
