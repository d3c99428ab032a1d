using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.History;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Execution;

/// <summary>
/// What happens when a state fails. In order:
/// <list type="number">
///   <item>the first retrier that names the error and has attempts left: the state waits and runs again, not entered anew</item>
///   <item>the first catcher that names it: the state exits with <c>{Error, Cause}</c></item>
///   <item>else the flow has failed: its Parallel or Map aborts the others and fails in turn, with the same error</item>
///   <item>at the top: ExecutionFailed</item>
/// </list>
/// </summary>
internal sealed class Failures(TurnRun run)
{
    /// <summary>An expression of the state failed, or its result cannot be used.</summary>
    public void Fail(Frame frame, StateFault fault)
    {
        var cause = fault.IsBare || run.Stages is not null ? fault.Message
            : $"An error occurred while executing the state '{frame.State.Name}' "
                + $"(entered at the event id #{frame.EnteredId}). {fault.Message}";
        if (fault.IsEvaluation)
        {
            frame.Previous = run.Emit(
                HistoryEventType.EvaluationFailed,
                frame.State.Type == StateType.Wait ? frame.EnteredId : frame.BeforeEntered,
                new EventDetails.EvaluationFailed(frame.State.Name, fault.Error, cause, fault.Location));
        }
        else if (frame.ParentId == Frame.NoParent && !HasHandler(frame.State, fault.Error) && !fault.IsBare)
        {
            // No event caused it: AWS names none.
            frame.Previous = 0;
        }

        Fail(frame, fault.Error, cause);
    }

    /// <summary>The state failed; the event that says so is the frame's last.</summary>
    public void Fail(Frame frame, string? error, string? cause)
    {
        run.Stages?.Failure = (error, cause);
        AbortChildren(frame);
        if (TryRetry(frame, error))
        {
            return;
        }

        if (frame.Children is not null || frame.MapRun is not null)
        {
            frame.Previous = run.Emit(
                frame.State.Type == StateType.Map ? HistoryEventType.MapStateFailed : HistoryEventType.ParallelStateFailed,
                frame.Previous);
        }

        if (!TryCatch(frame, error, cause))
        {
            GiveUp(frame, error, cause);
        }
    }

    /// <summary>Aborts a frame and all that work for it, with the events that say so.</summary>
    public void Abort(Frame frame)
    {
        foreach (var child in run.Frames.ChildrenOf(frame))
        {
            Abort(child);
        }

        if (frame.Phase != FramePhase.Stopped)
        {
            run.Release(frame);
            if (EventTypes.Aborted(frame.State.Type) is { } type && frame.Phase != FramePhase.Enter)
            {
                frame.Previous = run.Emit(type, frame.Previous);
            }

            frame.Phase = FramePhase.Stopped;
        }
    }

    private static bool HasHandler(State state, string error) =>
        state.Retriers.Any(retrier => ErrorMatch.Matches(retrier.ErrorEquals, error))
        || state.Catchers.Any(catcher => ErrorMatch.Matches(catcher.ErrorEquals, error));

    private bool TryRetry(Frame frame, string? error)
    {
        var retriers = frame.State.Retriers;
        for (var i = 0; i < retriers.Count; i++)
        {
            if (!ErrorMatch.Matches(retriers[i].ErrorEquals, error ?? ""))
            {
                continue;
            }

            var counters = frame.Counters ??= new int[retriers.Count];
            run.Stages?.RetryIndex = i;
            if (counters[i] >= retriers[i].MaxAttempts)
            {
                return false;
            }

            var delay = retriers[i].Delay(counters[i]++, run.Random);
            run.Stages?.RetryDelay = delay;
            frame.RetryCount++;
            run.Frames.RemoveChildren(frame);
            frame.MapRun = null;
            frame.Alarm = run.SetAlarm(run.Now + delay);
            frame.Phase = FramePhase.Retry;
            return true;
        }

        return false;
    }

    private bool TryCatch(Frame frame, string? error, string? cause)
    {
        var catchers = frame.State.Catchers;
        for (var i = 0; i < catchers.Count; i++)
        {
            if (ErrorMatch.Matches(catchers[i].ErrorEquals, error ?? ""))
            {
                run.Stages?.CatchIndex = i;
                Catch(frame, catchers[i], error, cause);
                return true;
            }
        }

        return false;
    }

    private void Catch(Frame frame, Catcher catcher, string? error, string? cause)
    {
        run.Frames.RemoveChildren(frame);
        frame.MapRun = null;
        var output = new JsonObjectBuilder().Set("Error", error ?? "").Set("Cause", cause ?? "").Build();
        try
        {
            run.Exit(frame, catcher.Data.After(run.ScopeOf(frame), output), catcher.Next);
        }
        catch (StateFault fault)
        {
            GiveUp(frame, fault.Error, fault.Message);
        }
        catch (JsonDepthException fault)
        {
            GiveUp(frame, ErrorNames.Runtime, fault.Message);
        }
    }

    /// <summary>Nothing helped: the frame stays where it is, for a redrive, and its parent fails or the execution does.</summary>
    private void GiveUp(Frame frame, string? error, string? cause)
    {
        frame.Phase = FramePhase.Stopped;
        if (frame.ParentId == Frame.NoParent)
        {
            run.EmitLast(HistoryEventType.ExecutionFailed, frame.Previous, new EventDetails.Failed(error, cause));
            run.End(ExecutionStatus.Failed, output: null, error, cause);
            return;
        }

        var parent = run.Frames.ParentOf(frame);
        if (parent.State is MapState map)
        {
            run.Emit(
                HistoryEventType.MapIterationFailed,
                frame.Previous,
                new EventDetails.MapIteration(map.Name, frame.Index));
        }

        parent.Previous = frame.Previous;
        Fail(parent, error, cause);
    }

    private void AbortChildren(Frame parent)
    {
        foreach (var child in run.Frames.ChildrenOf(parent))
        {
            if (child.Phase == FramePhase.Stopped)
            {
                continue;
            }

            Abort(child);
            if (parent.State is MapState map)
            {
                run.Emit(
                    HistoryEventType.MapIterationAborted,
                    child.Previous,
                    new EventDetails.MapIteration(map.Name, child.Index));
            }
        }
    }
}
