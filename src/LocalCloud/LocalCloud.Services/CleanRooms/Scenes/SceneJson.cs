using System.Text.Json;
using System.Text.Json.Serialization;
using LocalCloud.Services.CleanRooms.Jobs;

namespace LocalCloud.Services.CleanRooms.Scenes;

/// <summary>Scenes, behaviours and job rows as JSON. Unknown members are faults: a misspelt one would be ignored in silence.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Scene))]
[JsonSerializable(typeof(Behavior))]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(OutgoingEvent))]
internal sealed partial class SceneJson : JsonSerializerContext;
