using System.Text.Json.Serialization;

namespace LocalCloud.Services.EventBridge;

/// <summary>Event faults as JSON. Unknown members are faults: a misspelt one would be ignored in silence.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(List<EventFault>))]
internal sealed partial class EventFaultJson : JsonSerializerContext;
