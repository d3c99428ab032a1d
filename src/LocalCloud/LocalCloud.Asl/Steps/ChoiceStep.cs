using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Steps;

/// <summary>The first rule that holds leads on, else Default.</summary>
internal static class ChoiceStep
{
    public static void Execute(TurnRun run, Frame frame, ChoiceState state)
    {
        var raw = run.ScopeOf(frame);
        var arguments = state.Data.Arguments(raw);
        var scope = raw.With(arguments);
        foreach (var rule in state.Rules)
        {
            if (rule.Condition.Holds(scope))
            {
                run.Exit(frame, rule.Data.Through(raw, arguments), rule.Next);
                return;
            }
        }

        if (state.Default is null)
        {
            throw new StateFault(
                ErrorNames.NoChoiceMatched,
                "Failed to transition out of the state. The state's choice rules did not match, and it has no Default.");
        }

        run.Exit(frame, state.Data.Through(raw, arguments), state.Default);
    }
}
