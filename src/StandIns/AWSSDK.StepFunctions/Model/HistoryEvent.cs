using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

/// <summary>One event of a history; the details of its type are set, the others null.</summary>
public class HistoryEvent
{
    public long? Id { get; set; }

    public long? PreviousEventId { get; set; }

    public DateTime? Timestamp { get; set; }

    public HistoryEventType Type { get; set; }

    public ActivityScheduledEventDetails ActivityScheduledEventDetails { get; set; }

    public ActivityScheduleFailedEventDetails ActivityScheduleFailedEventDetails { get; set; }

    public ActivityStartedEventDetails ActivityStartedEventDetails { get; set; }

    public ActivitySucceededEventDetails ActivitySucceededEventDetails { get; set; }

    public ActivityFailedEventDetails ActivityFailedEventDetails { get; set; }

    public ActivityTimedOutEventDetails ActivityTimedOutEventDetails { get; set; }

    public ExecutionStartedEventDetails ExecutionStartedEventDetails { get; set; }

    public ExecutionSucceededEventDetails ExecutionSucceededEventDetails { get; set; }

    public ExecutionFailedEventDetails ExecutionFailedEventDetails { get; set; }

    public ExecutionAbortedEventDetails ExecutionAbortedEventDetails { get; set; }

    public ExecutionTimedOutEventDetails ExecutionTimedOutEventDetails { get; set; }

    public ExecutionRedrivenEventDetails ExecutionRedrivenEventDetails { get; set; }

    public EvaluationFailedEventDetails EvaluationFailedEventDetails { get; set; }

    public LambdaFunctionScheduledEventDetails LambdaFunctionScheduledEventDetails { get; set; }

    public LambdaFunctionScheduleFailedEventDetails LambdaFunctionScheduleFailedEventDetails { get; set; }

    public LambdaFunctionStartFailedEventDetails LambdaFunctionStartFailedEventDetails { get; set; }

    public LambdaFunctionSucceededEventDetails LambdaFunctionSucceededEventDetails { get; set; }

    public LambdaFunctionFailedEventDetails LambdaFunctionFailedEventDetails { get; set; }

    public LambdaFunctionTimedOutEventDetails LambdaFunctionTimedOutEventDetails { get; set; }

    public MapStateStartedEventDetails MapStateStartedEventDetails { get; set; }

    public MapIterationEventDetails MapIterationStartedEventDetails { get; set; }

    public MapIterationEventDetails MapIterationSucceededEventDetails { get; set; }

    public MapIterationEventDetails MapIterationFailedEventDetails { get; set; }

    public MapIterationEventDetails MapIterationAbortedEventDetails { get; set; }

    public MapRunStartedEventDetails MapRunStartedEventDetails { get; set; }

    public MapRunFailedEventDetails MapRunFailedEventDetails { get; set; }

    public MapRunRedrivenEventDetails MapRunRedrivenEventDetails { get; set; }

    public StateEnteredEventDetails StateEnteredEventDetails { get; set; }

    public StateExitedEventDetails StateExitedEventDetails { get; set; }

    public TaskScheduledEventDetails TaskScheduledEventDetails { get; set; }

    public TaskStartedEventDetails TaskStartedEventDetails { get; set; }

    public TaskStartFailedEventDetails TaskStartFailedEventDetails { get; set; }

    public TaskSubmittedEventDetails TaskSubmittedEventDetails { get; set; }

    public TaskSubmitFailedEventDetails TaskSubmitFailedEventDetails { get; set; }

    public TaskSucceededEventDetails TaskSucceededEventDetails { get; set; }

    public TaskFailedEventDetails TaskFailedEventDetails { get; set; }

    public TaskTimedOutEventDetails TaskTimedOutEventDetails { get; set; }

    internal static HistoryEvent Read(JsonElement json) => new()
    {
        Id = json.Long("id"),
        PreviousEventId = json.Long("previousEventId"),
        Timestamp = json.Time("timestamp"),
        Type = json.Text("type"),
        ActivityScheduledEventDetails = json.Object("activityScheduledEventDetails", ActivityScheduledEventDetails.Read),
        ActivityScheduleFailedEventDetails = json.Object("activityScheduleFailedEventDetails", ActivityScheduleFailedEventDetails.Read),
        ActivityStartedEventDetails = json.Object("activityStartedEventDetails", ActivityStartedEventDetails.Read),
        ActivitySucceededEventDetails = json.Object("activitySucceededEventDetails", ActivitySucceededEventDetails.Read),
        ActivityFailedEventDetails = json.Object("activityFailedEventDetails", ActivityFailedEventDetails.Read),
        ActivityTimedOutEventDetails = json.Object("activityTimedOutEventDetails", ActivityTimedOutEventDetails.Read),
        ExecutionStartedEventDetails = json.Object("executionStartedEventDetails", ExecutionStartedEventDetails.Read),
        ExecutionSucceededEventDetails = json.Object("executionSucceededEventDetails", ExecutionSucceededEventDetails.Read),
        ExecutionFailedEventDetails = json.Object("executionFailedEventDetails", ExecutionFailedEventDetails.Read),
        ExecutionAbortedEventDetails = json.Object("executionAbortedEventDetails", ExecutionAbortedEventDetails.Read),
        ExecutionTimedOutEventDetails = json.Object("executionTimedOutEventDetails", ExecutionTimedOutEventDetails.Read),
        ExecutionRedrivenEventDetails = json.Object("executionRedrivenEventDetails", ExecutionRedrivenEventDetails.Read),
        EvaluationFailedEventDetails = json.Object("evaluationFailedEventDetails", EvaluationFailedEventDetails.Read),
        LambdaFunctionScheduledEventDetails = json.Object("lambdaFunctionScheduledEventDetails", LambdaFunctionScheduledEventDetails.Read),
        LambdaFunctionScheduleFailedEventDetails = json.Object("lambdaFunctionScheduleFailedEventDetails", LambdaFunctionScheduleFailedEventDetails.Read),
        LambdaFunctionStartFailedEventDetails = json.Object("lambdaFunctionStartFailedEventDetails", LambdaFunctionStartFailedEventDetails.Read),
        LambdaFunctionSucceededEventDetails = json.Object("lambdaFunctionSucceededEventDetails", LambdaFunctionSucceededEventDetails.Read),
        LambdaFunctionFailedEventDetails = json.Object("lambdaFunctionFailedEventDetails", LambdaFunctionFailedEventDetails.Read),
        LambdaFunctionTimedOutEventDetails = json.Object("lambdaFunctionTimedOutEventDetails", LambdaFunctionTimedOutEventDetails.Read),
        MapStateStartedEventDetails = json.Object("mapStateStartedEventDetails", MapStateStartedEventDetails.Read),
        MapIterationStartedEventDetails = json.Object("mapIterationStartedEventDetails", MapIterationEventDetails.Read),
        MapIterationSucceededEventDetails = json.Object("mapIterationSucceededEventDetails", MapIterationEventDetails.Read),
        MapIterationFailedEventDetails = json.Object("mapIterationFailedEventDetails", MapIterationEventDetails.Read),
        MapIterationAbortedEventDetails = json.Object("mapIterationAbortedEventDetails", MapIterationEventDetails.Read),
        MapRunStartedEventDetails = json.Object("mapRunStartedEventDetails", MapRunStartedEventDetails.Read),
        MapRunFailedEventDetails = json.Object("mapRunFailedEventDetails", MapRunFailedEventDetails.Read),
        MapRunRedrivenEventDetails = json.Object("mapRunRedrivenEventDetails", MapRunRedrivenEventDetails.Read),
        StateEnteredEventDetails = json.Object("stateEnteredEventDetails", StateEnteredEventDetails.Read),
        StateExitedEventDetails = json.Object("stateExitedEventDetails", StateExitedEventDetails.Read),
        TaskScheduledEventDetails = json.Object("taskScheduledEventDetails", TaskScheduledEventDetails.Read),
        TaskStartedEventDetails = json.Object("taskStartedEventDetails", TaskStartedEventDetails.Read),
        TaskStartFailedEventDetails = json.Object("taskStartFailedEventDetails", TaskStartFailedEventDetails.Read),
        TaskSubmittedEventDetails = json.Object("taskSubmittedEventDetails", TaskSubmittedEventDetails.Read),
        TaskSubmitFailedEventDetails = json.Object("taskSubmitFailedEventDetails", TaskSubmitFailedEventDetails.Read),
        TaskSucceededEventDetails = json.Object("taskSucceededEventDetails", TaskSucceededEventDetails.Read),
        TaskFailedEventDetails = json.Object("taskFailedEventDetails", TaskFailedEventDetails.Read),
        TaskTimedOutEventDetails = json.Object("taskTimedOutEventDetails", TaskTimedOutEventDetails.Read),
    };
}
