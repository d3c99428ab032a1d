using System.Text.Json.Serialization;

namespace LocalCloud.Services.Faults;

/// <summary>Rules and scenarios as JSON. Unknown members are faults: a misspelt one would be ignored in silence.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(FaultRule))]
[JsonSerializable(typeof(FaultScenario))]
internal sealed partial class FaultJson : JsonSerializerContext;
