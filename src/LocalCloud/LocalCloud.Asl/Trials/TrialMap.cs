using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Maps;
using LocalCloud.Asl.Queries;
using LocalCloud.Asl.Steps;

namespace LocalCloud.Asl.Trials;

/// <summary>A Map on trial: what its iterations would get is worked out, what they give is the mock.</summary>
internal static class TrialMap
{
    public static void Work(TurnRun run, Frame frame, MapState map, TrialSetup setup)
    {
        var stages = run.Stages!;
        var plan = Plan(run, frame, map);
        if (Items(plan, map, setup) is { } items)
        {
            if (plan.Reader is null)
            {
                stages.AfterItemsPath = items;
            }

            Select(plan, map, items, stages);
            if (IsExceeded(stages, setup, items.Count))
            {
                run.Failures.Fail(
                    frame, ErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded");
                return;
            }
        }

        StateTrial.Answer(run, frame, setup.Mock!);
    }

    private static MapRunPlan Plan(TurnRun run, Frame frame, MapState map)
    {
        var stages = run.Stages!;
        if (map.Distributed is not null)
        {
            var whole = DistributedMapStep.Plan(run, frame, map);
            stages.MaxConcurrency = whole.MaxConcurrency;
            stages.ToleratedFailureCount = whole.Tolerance.Count;
            stages.ToleratedFailurePercentage = whole.Tolerance.Percentage;
            return whole;
        }

        var raw = run.ScopeOf(frame);
        var arguments = map.Data.Arguments(raw);
        var scope = raw.With(arguments);
        var items = MapItems.Of(map, scope);
        var concurrency = MapItems.Concurrency(map, scope);
        stages.MaxConcurrency = concurrency;
        return new MapRunPlan
        {
            Processor = run.Machine,
            Items = items,
            MaxConcurrency = concurrency,
            Selector = map.ItemSelector is null
                ? null
                : (index, item) => map.ItemSelector.Evaluate(run.ScopeOf(frame, new MapItem(index, item)).With(arguments)),
        };
    }

    private static JsonArray? Items(MapRunPlan plan, MapState map, TrialSetup setup)
    {
        if (plan.Reader is not { } reader)
        {
            return plan.Items;
        }

        try
        {
            return setup.ItemReaderData is { } data ? ItemParser.Parse(reader, data) : null;
        }
        catch (MapRunException fault)
        {
            throw new StateFault(fault.Error, fault.Message);
        }
    }

    private static void Select(MapRunPlan plan, MapState map, JsonArray items, TrialStages stages)
    {
        IReadOnlyList<ChildInput> inputs;
        try
        {
            var selected = new JsonArray((plan with { Batch = null }).ChildInputs(items).Select(child => child.Input));
            if (map.ItemSelector is not null)
            {
                stages.AfterItemSelector = selected;
            }

            inputs = plan.Batch is null ? [] : (plan with { Selector = null }).ChildInputs(selected);
        }
        catch (MapRunException fault)
        {
            throw new StateFault(fault.Error, fault.Message);
        }

        if (plan.Batch is not null)
        {
            stages.AfterItemBatcher = new JsonArray(inputs.Select(child => child.Input));
        }
    }

    // Where the Map tolerates nothing in particular, AWS takes the mock for what it is.
    private static bool IsExceeded(TrialStages stages, TrialSetup setup, int count) =>
        setup.Mock is TrialMock.Result
        && (stages.ToleratedFailureCount is not null || stages.ToleratedFailurePercentage is not null)
        && new FailureTolerance(stages.ToleratedFailureCount, stages.ToleratedFailurePercentage)
            .IsExceeded(setup.MapIterationFailures, count);
}
