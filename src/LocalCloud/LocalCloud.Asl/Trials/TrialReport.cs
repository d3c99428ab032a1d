using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Trials;

/// <summary>Which of the noted stages AWS tells of which state.</summary>
internal static class TrialReport
{
    public static TrialInspection Of(State state, JsonValue input, JsonObject variables, TrialStages stages)
    {
        var told = new List<KeyValuePair<string, JsonValue>>();
        Add("input", input);
        if (state.Data is JsonataFlow)
        {
            AddIf(state.Type is StateType.Task or StateType.Parallel, "afterArguments", stages.AfterArguments);
        }
        else
        {
            // A fixed Result is all there is of a Pass: what came in does not matter.
            var isFixed = state is PassState { Result: not null };
            stages.Result ??= (state as PassState)?.Result;
            AddIf(!isFixed, "afterInputPath", stages.AfterInputPath);
            AddIf(
                !isFixed && state.Type is StateType.Pass or StateType.Task or StateType.Parallel, "afterParameters", stages.AfterParameters);
            Add("afterItemsPath", stages.AfterItemsPath);
        }

        Add("afterItemSelector", stages.AfterItemSelector);
        Add("afterItemBatcher", stages.AfterItemBatcher);
        Add("result", stages.Result);
        Add("afterResultSelector", stages.AfterResultSelector);
        Add("afterResultPath", stages.AfterResultPath);
        AddIf(variables.Count > 0, "variables", variables);
        return new TrialInspection
        {
            Stages = told,
            MaxConcurrency = stages.MaxConcurrency,
            ToleratedFailureCount = stages.ToleratedFailureCount,
            ToleratedFailurePercentage = stages.ToleratedFailurePercentage,
            CatchIndex = stages.CatchIndex,
            RetryIndex = stages.CatchIndex is null ? stages.RetryIndex : null,
            RetryDelay = stages.RetryDelay,
        };

        void Add(string name, JsonValue? value) => AddIf(true, name, value);

        void AddIf(bool isTold, string name, JsonValue? value)
        {
            if (isTold && value is not null)
            {
                told.Add(new(name, value));
            }
        }
    }
}
