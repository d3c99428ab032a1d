using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Maps;

/// <summary>What a Map in distributed mode says beyond an inline one.</summary>
internal sealed record DistributedMap
{
    public required StateMachine Processor { get; init; }

    public bool IsExpress { get; init; }

    public string? Label { get; init; }

    public ReaderSetting? Reader { get; init; }

    public BatchSetting? Batch { get; init; }

    public WriterSetting? Writer { get; init; }

    public CountField? ToleratedFailureCount { get; init; }

    public CountField? ToleratedFailurePercentage { get; init; }

    /// <summary>An ItemReader.</summary>
    public sealed record ReaderSetting(
        TaskResource Resource, Expression Parameters, ItemFormat Format, CountField? MaxItems);

    /// <summary>An ItemBatcher.</summary>
    public sealed record BatchSetting(CountField? MaxItems, CountField? MaxBytes, Expression? BatchInput);

    /// <summary>A ResultWriter.</summary>
    public sealed record WriterSetting(
        TaskResource? Resource, Expression? Parameters, string Transformation, string OutputType);
}
