using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;

namespace LocalCloud.Asl.Steps;

/// <summary>Ends the flow with an error. It has no exit event: what fails because of it points at its entry.</summary>
internal static class FailStep
{
    public static void Execute(TurnRun run, Frame frame, FailState state)
    {
        var scope = run.ScopeOf(frame);
        var error = state.Error?.Evaluate(scope);
        var cause = state.Cause?.Evaluate(scope);
        run.Failures.Fail(frame, error, cause);
    }
}
