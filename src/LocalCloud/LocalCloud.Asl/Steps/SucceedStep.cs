using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;

namespace LocalCloud.Asl.Steps;

/// <summary>Ends the flow.</summary>
internal static class SucceedStep
{
    public static void Execute(TurnRun run, Frame frame, SucceedState state)
    {
        var scope = run.ScopeOf(frame);
        run.Exit(frame, state.Data.Through(scope, state.Data.Arguments(scope)), next: null);
    }
}
