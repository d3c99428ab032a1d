using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Maps;

/// <summary>What a distributed Map runs, its paths evaluated. The outside does the input and output, the plan decides.</summary>
public sealed record MapRunPlan
{
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

    /// <summary>Children at a time, at most; 0 is no bound of the definition's.</summary>
    public int MaxConcurrency { get; init; }

    /// <summary>Failed items at most; null is none given.</summary>
    public long? ToleratedFailureCount { get; init; }

    /// <summary>Failed items at most, in percent; null is none given. With neither, one failed item fails the run.</summary>
    public double? ToleratedFailurePercentage { get; init; }

    /// <summary>Where the results are written; null leaves them in the output.</summary>
    public ResultWriterCall? Writer { get; init; }
}
