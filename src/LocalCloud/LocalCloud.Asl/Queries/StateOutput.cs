using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Queries;

/// <summary>What a state gives on.</summary>
/// <param name="Output">The next state's input.</param>
/// <param name="Assigned">The variables it sets; null without Assign.</param>
internal readonly record struct StateOutput(JsonValue Output, JsonObject? Assigned);
