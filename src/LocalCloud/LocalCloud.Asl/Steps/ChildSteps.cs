using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.History;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Steps;

/// <summary>What Parallel and inline Map share: children end one by one, and their results are joined.</summary>
internal static class ChildSteps
{
    /// <summary>A branch or iteration ended with an output.</summary>
    public static void Done(TurnRun run, Frame child, JsonValue output)
    {
        var parent = run.Frames.ParentOf(child);
        var children = parent.Children!;
        children.Results[child.Index] = output;
        children.Done++;
        parent.Previous = child.Previous;
        if (parent.State is MapState map)
        {
            run.Emit(
                HistoryEventType.MapIterationSucceeded,
                child.Previous,
                new EventDetails.MapIteration(map.Name, child.Index));
        }

        // The child has nothing to do any more, though it may stand in the queue.
        child.Phase = FramePhase.Stopped;
        run.Frames.Remove(child);
        run.MakeReady(parent, FramePhase.Join);
    }

    /// <summary>All ended: the results in order are the state's.</summary>
    public static void Join(TurnRun run, Frame frame, HistoryEventType succeeded)
    {
        var result = new JsonArray(Array.ConvertAll(frame.Children!.Results, output => output!));
        run.Emit(succeeded, frame.Previous);
        frame.Children = null;
        run.Exit(frame, frame.State.Data.After(run.ScopeOf(frame), result), frame.State.Next);
    }
}
