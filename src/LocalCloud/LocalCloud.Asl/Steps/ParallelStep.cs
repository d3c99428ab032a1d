using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.History;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Steps;

/// <summary>Starts each branch with the same input, and joins them.</summary>
internal static class ParallelStep
{
    public static void Execute(TurnRun run, Frame frame, ParallelState state)
    {
        if (frame.Phase == FramePhase.Join)
        {
            Join(run, frame);
            return;
        }

        var arguments = state.Data.Arguments(run.ScopeOf(frame));
        var started = run.Emit(HistoryEventType.ParallelStateStarted, frame.Previous);
        frame.Previous = started;
        frame.Children = new Children { Results = new JsonValue?[state.Inner.Count], Arguments = arguments };
        frame.Phase = FramePhase.Children;
        for (var i = 0; i < state.Inner.Count; i++)
        {
            var child = run.Frames.Add(state.Inner[i].Start, arguments, frame.Variables, frame, i, frame.Item);
            child.Previous = started;
            run.MakeReady(child, FramePhase.Enter);
        }
    }

    private static void Join(TurnRun run, Frame frame)
    {
        frame.Phase = FramePhase.Children;
        if (frame.Children!.Done == frame.Children.Results.Length)
        {
            ChildSteps.Join(run, frame, HistoryEventType.ParallelStateSucceeded);
        }
    }
}
