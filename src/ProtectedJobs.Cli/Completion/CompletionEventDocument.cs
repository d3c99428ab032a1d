using System.Text.Json;
using System.Text.Json.Serialization;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Json;

namespace ProtectedJobs.Cli.Completion;

/// <summary>A completion event as a rule's target gets it, without what only the bus adds.</summary>
internal sealed record CompletionEventDocument
{
    [JsonPropertyName("detail-type")]
    public required string DetailType { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required IReadOnlyList<string> Resources { get; init; }

    public required JsonElement Detail { get; init; }

    /// <summary>The document of an event.</summary>
    public static JsonElement Of(CompletionEvent completion) => JsonSerializer.SerializeToElement(
        new CompletionEventDocument
        {
            DetailType = completion.DetailType,
            Time = completion.Time,
            Resources = completion.Resources,
            Detail = JsonElement.Parse(completion.Detail),
        },
        CompletionJson.Default.CompletionEventDocument);
}

/// <summary>The JSON of completion events.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(CompletionEventDocument))]
internal sealed partial class CompletionJson : JsonSerializerContext;
