namespace LocalCloud.Asl.Definitions;

/// <summary>What a definition is checked against, beyond the language.</summary>
public sealed record DefinitionOptions
{
    /// <summary>Which well-formed resources are there to be called; the others are refused by name. By default all.</summary>
    public Predicate<TaskResource> IsAvailable { get; init; } = static _ => true;

    /// <summary>Whether the machine is EXPRESS, which has no activities, <c>.sync</c> and <c>.waitForTaskToken</c>.</summary>
    public bool IsExpress { get; init; }
}
