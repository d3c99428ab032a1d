using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.History;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Steps;

/// <summary>The events of a task, which differ by what it calls.</summary>
internal static class TaskEvents
{
    public static HistoryEventType Scheduled(TaskResource resource) => resource.Kind switch
    {
        TaskResourceKind.LambdaFunction => HistoryEventType.LambdaFunctionScheduled,
        TaskResourceKind.Activity => HistoryEventType.ActivityScheduled,
        _ => HistoryEventType.TaskScheduled,
    };

    public static EventDetails ScheduledDetails(
        TaskResource resource, string region, PendingTask task)
    {
        var role = ((task.Credentials as JsonObject)?["RoleArn"] as JsonString)?.Value;
        return resource.Kind == TaskResourceKind.Integration
            ? new EventDetails.TaskScheduled(
                resource, region, task.Parameters, task.TimeoutSeconds, task.HeartbeatSeconds, role)
            : new EventDetails.Scheduled(
                resource.Arn, task.Parameters, task.TimeoutSeconds, task.HeartbeatSeconds, role);
    }

    public static HistoryEventType Started(TaskResource resource) => resource.Kind switch
    {
        TaskResourceKind.LambdaFunction => HistoryEventType.LambdaFunctionStarted,
        TaskResourceKind.Activity => HistoryEventType.ActivityStarted,
        _ => HistoryEventType.TaskStarted,
    };

    public static EventDetails? StartedDetails(TaskResource resource, string? workerName) => resource.Kind switch
    {
        TaskResourceKind.LambdaFunction => null,
        TaskResourceKind.Activity => new EventDetails.WorkerStarted(workerName),
        _ => new EventDetails.TaskStarted(resource),
    };

    public static HistoryEventType Succeeded(TaskResource resource) => resource.Kind switch
    {
        TaskResourceKind.LambdaFunction => HistoryEventType.LambdaFunctionSucceeded,
        TaskResourceKind.Activity => HistoryEventType.ActivitySucceeded,
        _ => HistoryEventType.TaskSucceeded,
    };

    public static EventDetails OutputDetails(TaskResource resource, JsonValue output) =>
        resource.Kind == TaskResourceKind.Integration
            ? new EventDetails.TaskOutput(resource, output)
            : new EventDetails.Succeeded(output);

    public static HistoryEventType Failed(TaskResource resource) => resource.Kind switch
    {
        TaskResourceKind.LambdaFunction => HistoryEventType.LambdaFunctionFailed,
        TaskResourceKind.Activity => HistoryEventType.ActivityFailed,
        _ => HistoryEventType.TaskFailed,
    };

    public static HistoryEventType TimedOut(TaskResource resource) => resource.Kind switch
    {
        TaskResourceKind.LambdaFunction => HistoryEventType.LambdaFunctionTimedOut,
        TaskResourceKind.Activity => HistoryEventType.ActivityTimedOut,
        _ => HistoryEventType.TaskTimedOut,
    };

    public static EventDetails FailedDetails(TaskResource resource, string? error, string? cause) =>
        resource.Kind == TaskResourceKind.Integration
            ? new EventDetails.TaskFailed(resource, error, cause)
            : new EventDetails.Failed(error, cause);
}
