using LocalCloud.Asl.History;
using LocalCloud.Asl.Queries;
using LocalCloud.Asl.Steps;

namespace LocalCloud.Asl.Execution;

/// <summary>What each signal does to the frames. One that concerns nobody does nothing.</summary>
internal static class Signals
{
    public static void Apply(TurnRun run, Signal signal)
    {
        switch (signal)
        {
            case Signal.TaskStarted told:
                OnTask(run, told.TaskId, frame => TaskStep.Start(run, frame, told.WorkerName));
                break;
            case Signal.TaskSubmitted told:
                OnTask(run, told.TaskId, frame => TaskStep.Submit(run, frame, told.Output));
                break;
            case Signal.TaskSucceeded told:
                OnTask(run, told.TaskId, frame => TaskStep.Succeed(run, frame, told.Output));
                break;
            case Signal.TaskFailed told:
                OnTask(run, told.TaskId, frame => TaskStep.Fail(run, frame, told.Error, told.Cause));
                break;
            case Signal.TaskHeartbeat told:
                OnTask(run, told.TaskId, frame => TaskStep.Beat(run, frame));
                break;
            case Signal.TimerFired told:
                Fire(run, told.TimerId);
                break;
            case Signal.MapRunStarted told:
                OnMapRun(run, told.MapRunId, frame => DistributedMapStep.Started(run, frame, told.Arn));
                break;
            case Signal.MapRunSucceeded told:
                OnMapRun(run, told.MapRunId, frame => DistributedMapStep.Succeeded(run, frame, told.Output));
                break;
            case Signal.MapRunFailed told:
                OnMapRun(run, told.MapRunId, frame => DistributedMapStep.Failed(run, frame, told.Error, told.Cause));
                break;
            case Signal.Stopped told:
                run.EmitLast(
                    HistoryEventType.ExecutionAborted, previous: 0, new EventDetails.Failed(told.Error, told.Cause));
                run.End(ExecutionStatus.Aborted, output: null, told.Error, told.Cause);
                break;
            case Signal.Continue:
                break;
            default:
                throw new ArgumentException($"No turn follows from {signal.GetType().Name} here.", nameof(signal));
        }
    }

    /// <summary>Goes on at every state that did not succeed.</summary>
    public static void Redrive(TurnRun run)
    {
        run.Reopen();
        var redriven = run.Emit(
            HistoryEventType.ExecutionRedriven,
            run.Origin.LastEventId,
            new EventDetails.ExecutionRedriven(run.RedriveCount));
        SetTimeout(run);
        foreach (var frame in run.Frames.All)
        {
            frame.RetryCount = 0;
            frame.Counters = null;
            frame.Previous = redriven;
            if (frame.ParentId != Frame.NoParent && run.Frames.ParentOf(frame).State is Definitions.MapState map)
            {
                frame.Previous = run.Emit(
                    HistoryEventType.MapIterationStarted,
                    redriven,
                    new EventDetails.MapIteration(map.Name, frame.Index));
            }

            run.MakeReady(frame, frame.Children is not null ? FramePhase.Join
                : frame.EnteredId == 0 ? FramePhase.Enter
                : FramePhase.Execute);
        }
    }

    /// <summary>Sets the timer of the machine's TimeoutSeconds.</summary>
    public static void SetTimeout(TurnRun run)
    {
        var seconds = run.Machine.TimeoutSeconds ?? long.MaxValue;
        seconds = Math.Min(seconds, run.Origin.Info.LongestSeconds ?? long.MaxValue);
        if (seconds < long.MaxValue)
        {
            run.Timeout = run.SetAlarm(run.Now.AddSeconds(seconds));
        }
    }

    private static void OnTask(TurnRun run, long taskId, Action<Frame> work)
    {
        foreach (var frame in run.Frames.All)
        {
            if (frame.Task?.Id == taskId)
            {
                run.Guard(frame, work);
                return;
            }
        }
    }

    private static void OnMapRun(TurnRun run, long mapRunId, Action<Frame> work)
    {
        foreach (var frame in run.Frames.All)
        {
            if (frame.Phase == FramePhase.MapRun && frame.MapRun!.Id == mapRunId)
            {
                run.Guard(frame, work);
                return;
            }
        }
    }

    private static void Fire(TurnRun run, long timerId)
    {
        if (run.Timeout?.Id == timerId)
        {
            run.EmitLast(HistoryEventType.ExecutionTimedOut, previous: 0, new EventDetails.Failed(null, null));
            run.End(ExecutionStatus.TimedOut, output: null, error: null, cause: null);
            return;
        }

        foreach (var frame in run.Frames.All)
        {
            if (frame.Alarm?.Id == timerId)
            {
                frame.Alarm = null;
                if (frame.Phase == FramePhase.Retry)
                {
                    run.MakeReady(frame, FramePhase.Execute);
                }
                else
                {
                    run.Guard(frame, waiting => WaitStep.Exit(run, waiting));
                }
            }
            else if (frame.Task?.Timeout?.Id == timerId)
            {
                run.Guard(frame, late => TaskStep.TimeOut(run, late, ErrorNames.Timeout));
            }
            else if (frame.Task?.Heartbeat?.Id == timerId)
            {
                run.Guard(frame, silent => TaskStep.TimeOut(run, silent, ErrorNames.HeartbeatTimeout));
            }
        }
    }
}
