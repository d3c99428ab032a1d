using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;

namespace LocalCloud.Asl.Steps;

/// <summary>Waits for a time; one that is past is no wait.</summary>
internal static class WaitStep
{
    public static void Execute(TurnRun run, Frame frame, WaitState state)
    {
        var raw = run.ScopeOf(frame);
        var scope = raw.With(state.Data.Arguments(raw));
        var due = state.Seconds is { } seconds
            ? run.Now.AddSeconds(seconds.Evaluate(scope))
            : state.Timestamp!.Evaluate(scope);
        if (due <= run.Now)
        {
            Exit(run, frame);
            return;
        }

        frame.Alarm = run.SetAlarm(due);
        frame.Phase = FramePhase.Wait;
    }

    /// <summary>The time has come.</summary>
    public static void Exit(TurnRun run, Frame frame)
    {
        var scope = run.ScopeOf(frame);
        run.Exit(frame, frame.State.Data.Through(scope, frame.State.Data.Arguments(scope)), frame.State.Next);
    }
}
