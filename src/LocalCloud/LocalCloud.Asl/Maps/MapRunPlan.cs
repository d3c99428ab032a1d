using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Maps;

/// <summary>
/// What a distributed Map runs, its paths evaluated. The outside does the input and output, the plan decides:
/// items (<see cref="Items"/>, or <see cref="ItemParser"/> over what <see cref="Reader"/> brings) → <see cref="ChildInputs"/> →
/// children of <see cref="Processor"/>, <see cref="Concurrency"/> at a time → <see cref="Tolerance"/>.
/// </summary>
public sealed record MapRunPlan
{
    /// <summary>Children at a time where the definition sets no lower bound.</summary>
    public const int MaximumConcurrency = 10_000;

    /// <summary>The machine that each child execution runs.</summary>
    public required StateMachine Processor { get; init; }

    /// <summary>The Label, part of the run's ARN; null where the definition has none.</summary>
    public string? Label { get; init; }

    /// <summary>Whether the children are EXPRESS executions; else STANDARD.</summary>
    public bool IsExpress { get; init; }

    /// <summary>The items of the state's own input; null where <see cref="Reader"/> brings them.</summary>
    public JsonArray? Items { get; init; }

    /// <summary>Where the items are read from; null where <see cref="Items"/> has them.</summary>
    public ItemReaderCall? Reader { get; init; }

    /// <summary>MaxConcurrency as the definition says; 0 is no bound.</summary>
    public int MaxConcurrency { get; init; }

    /// <summary>Children at a time.</summary>
    public int Concurrency => MaxConcurrency is 0 or > MaximumConcurrency ? MaximumConcurrency : MaxConcurrency;

    /// <summary>How many items may fail.</summary>
    public FailureTolerance Tolerance { get; init; }

    /// <summary>Where the results are written; null leaves them in the output.</summary>
    public ResultWriterCall? Writer { get; init; }

    /// <summary>How items are put together; null gives each a child of its own.</summary>
    public ItemBatch? Batch { get; init; }

    internal Func<int, JsonValue, JsonValue>? Selector { get; init; }

    /// <summary>The inputs of the children, in order: ItemSelector, then ItemBatcher.</summary>
    /// <param name="items">All items.</param>
    /// <exception cref="MapRunException">ItemSelector does not fit an item.</exception>
    public IReadOnlyList<ChildInput> ChildInputs(JsonArray items)
    {
        try
        {
            var selected = Selector is null
                ? items.Items
                : [.. items.Items.Select((item, index) => Selector(index, item))];
            return Batch is null
                ? [.. selected.Select((input, index) => new ChildInput(index, 1, input))]
                : [.. Batch.Of(selected)];
        }
        catch (Exception fault) when (fault is StateFault or JsonDepthException)
        {
            throw new MapRunException(fault is StateFault state ? state.Error : ErrorNames.Runtime, fault.Message);
        }
    }
}
