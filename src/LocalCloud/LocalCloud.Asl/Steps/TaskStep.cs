using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.History;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Steps;

/// <summary>Has a task scheduled, and goes on with its result.</summary>
internal static class TaskStep
{
    public static void Execute(TurnRun run, Frame frame, TaskState state)
    {
        if (state.Resource.Kind == TaskResourceKind.Activity && !run.HasActivity(state.Resource.Arn))
        {
            throw Queries.StateFault.Runtime($"The activity {state.Resource.Arn} does not exist.");
        }

        var taskId = run.NextEventId;
        var token = state.Resource.HasToken ? run.TokenOf(taskId) : null;
        var scope = run.ScopeOf(frame, token: token);
        var parameters = state.Data.Arguments(scope);
        if (parameters.ByteSize > TurnRun.MaximumData)
        {
            throw Queries.StateFault.TooLarge(state.Name);
        }

        var timeout = state.Timeout?.Evaluate(scope);
        var heartbeat = state.Heartbeat?.Evaluate(scope);
        var credentials = state.Credentials?.Evaluate(scope);

        var task = new PendingTask
        {
            Id = taskId,
            Parameters = parameters,
            Credentials = credentials,
            TimeoutSeconds = timeout,
            HeartbeatSeconds = heartbeat,
        };
        frame.Previous = run.Emit(
            TaskEvents.Scheduled(state.Resource),
            frame.Previous,
            TaskEvents.ScheduledDetails(state.Resource, run.Origin.Info.Region, task));
        frame.Task = task with
        {
            Timeout = timeout is { } most ? run.SetAlarm(run.Now.AddSeconds(most)) : null,
            Heartbeat = heartbeat is { } beat ? run.SetAlarm(run.Now.AddSeconds(beat)) : null,
        };
        frame.Phase = FramePhase.Task;
        run.Ask(Schedule(frame, token));
    }

    /// <summary>The command that schedules a frame's task.</summary>
    public static Command.ScheduleTask Schedule(Frame frame, string? token) => new(
        frame.Task!.Id,
        ((TaskState)frame.State).Resource,
        frame.Task.Parameters,
        frame.State.Name,
        frame.EnteredTime,
        frame.RetryCount)
    {
        TaskToken = token,
        TimeoutSeconds = frame.Task.TimeoutSeconds,
        HeartbeatSeconds = frame.Task.HeartbeatSeconds,
        Credentials = frame.Task.Credentials,
    };

    /// <summary>The task gave a result.</summary>
    public static void Succeed(TurnRun run, Frame frame, JsonValue output)
    {
        var resource = ((TaskState)frame.State).Resource;
        if (output.ByteSize > TurnRun.MaximumData)
        {
            var subject = resource.Kind == TaskResourceKind.Integration ? resource.Service : resource.Arn;
            var fault = Queries.StateFault.TooLarge(subject);
            Fail(run, frame, fault.Error, fault.Message);
            return;
        }

        Start(run, frame, workerName: null);
        Settle(run, frame);
        frame.Previous = run.Emit(
            TaskEvents.Succeeded(resource), frame.Previous, TaskEvents.OutputDetails(resource, output));
        run.Exit(frame, frame.State.Data.After(run.ScopeOf(frame), output), frame.State.Next);
    }

    /// <summary>The task failed.</summary>
    public static void Fail(TurnRun run, Frame frame, string? error, string? cause)
    {
        var resource = ((TaskState)frame.State).Resource;
        Start(run, frame, workerName: null);
        Settle(run, frame);
        frame.Previous = run.Emit(
            TaskEvents.Failed(resource), frame.Previous, TaskEvents.FailedDetails(resource, error, cause));
        run.Failures.Fail(frame, error, cause);
    }

    /// <summary>The task did not answer, or did not beat, in time.</summary>
    public static void TimeOut(TurnRun run, Frame frame, string error)
    {
        var resource = ((TaskState)frame.State).Resource;
        run.Ask(new Command.CancelTask(frame.Task!.Id));
        Settle(run, frame);
        frame.Previous = run.Emit(
            TaskEvents.TimedOut(resource), frame.Previous, TaskEvents.FailedDetails(resource, error, cause: null));
        run.Failures.Fail(frame, error, cause: null);
    }

    /// <summary>The task began; told once.</summary>
    public static void Start(TurnRun run, Frame frame, string? workerName)
    {
        if (frame.Task is { IsStarted: false } task)
        {
            var resource = ((TaskState)frame.State).Resource;
            frame.Previous = run.Emit(
                TaskEvents.Started(resource), frame.Previous, TaskEvents.StartedDetails(resource, workerName));
            frame.Task = task with { IsStarted = true };
        }
    }

    /// <summary>The integration accepted the task; told once.</summary>
    public static void Submit(TurnRun run, Frame frame, JsonValue output)
    {
        Start(run, frame, workerName: null);
        var resource = ((TaskState)frame.State).Resource;
        if (frame.Task is { IsSubmitted: false } task && resource.Pattern != IntegrationPattern.RequestResponse)
        {
            frame.Previous = run.Emit(
                HistoryEventType.TaskSubmitted, frame.Previous, new EventDetails.TaskOutput(resource, output));
            frame.Task = task with { IsSubmitted = true };
        }
    }

    /// <summary>The task lives.</summary>
    public static void Beat(TurnRun run, Frame frame)
    {
        if (frame.Task is { HeartbeatSeconds: { } seconds } task)
        {
            run.Cancel(task.Heartbeat);
            frame.Task = task with { Heartbeat = run.SetAlarm(run.Now.AddSeconds(seconds)) };
        }
    }

    private static void Settle(TurnRun run, Frame frame)
    {
        run.Cancel(frame.Task!.Timeout);
        run.Cancel(frame.Task.Heartbeat);
        frame.Task = null;
    }
}
