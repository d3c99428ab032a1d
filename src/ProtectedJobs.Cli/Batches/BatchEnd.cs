using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProtectedJobs.Cli.Batches;

/// <summary>How a batch ended: the document of <c>batch --output json</c>. Members are only ever added.</summary>
internal sealed record BatchEnd
{
    /// <summary>The execution.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>Its name, which is the batch's id.</summary>
    public required string Name { get; init; }

    /// <summary>SUCCEEDED, FAILED, ABORTED or TIMED_OUT.</summary>
    public required string Status { get; init; }

    /// <summary>The error's name; null if there was none.</summary>
    public string? Error { get; init; }

    /// <summary>The error's words; null if there was none.</summary>
    public string? Cause { get; init; }

    /// <summary>Counts, usage, costs, and each run; null if it could not be read.</summary>
    public JsonElement? Summary { get; init; }

    /// <summary>Where the local cloud's state is kept; null if it is gone, or was never local.</summary>
    public string? DataDirectory { get; init; }
}

/// <summary>The JSON that <c>batch</c> writes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BatchEnd))]
internal sealed partial class BatchJson : JsonSerializerContext;
