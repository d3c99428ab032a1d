using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;

namespace LocalCloud.Asl.Steps;

/// <summary>Result, or what Parameters made of the input, goes on.</summary>
internal static class PassStep
{
    public static void Execute(TurnRun run, Frame frame, PassState state)
    {
        var scope = run.ScopeOf(frame);
        var arguments = state.Data.Arguments(scope);
        run.Exit(frame, state.Data.After(scope, state.Result ?? arguments), state.Next);
    }
}
