using LocalCloud.Asl.Maps;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Definitions;

/// <summary>Runs its processor for each item.</summary>
internal sealed class MapState(string name, Flow processor) : State(name, StateType.Map)
{
    /// <summary>What runs for each item.</summary>
    public Flow Processor { get; } = processor;

    /// <summary>Where the items are; null is the effective input itself.</summary>
    public ItemsField? Items { get; init; }

    /// <summary>What each iteration gets; null is the item.</summary>
    public Expression? ItemSelector { get; init; }

    /// <summary>Iterations at a time; 0 is no bound.</summary>
    public CountField? MaxConcurrency { get; init; }

    /// <summary>The settings of the distributed mode; null is inline.</summary>
    public DistributedMap? Distributed { get; init; }

    public override IReadOnlyList<Flow> Inner => [Processor];
}
