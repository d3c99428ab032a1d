using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Execution;

/// <summary>What a Parallel or an inline Map has running.</summary>
internal sealed class Children
{
    /// <summary>The output of each branch or iteration that ended; null for the others.</summary>
    public required JsonValue?[] Results { get; init; }

    /// <summary>What the state works on: each branch's input, or what ItemSelector sees.</summary>
    public required JsonValue Arguments { get; init; }

    /// <summary>A Map's items; null in Parallel.</summary>
    public JsonArray? Items { get; init; }

    /// <summary>Iterations at a time.</summary>
    public int Concurrency { get; init; }

    /// <summary>The index of the first item that was not started.</summary>
    public int Next { get; set; }

    /// <summary>How many ended.</summary>
    public int Done { get; set; }

    /// <summary>A copy that can be written to.</summary>
    public Children Copy() => new()
    {
        Results = (JsonValue?[])Results.Clone(),
        Arguments = Arguments,
        Items = Items,
        Concurrency = Concurrency,
        Next = Next,
        Done = Done,
    };
}
