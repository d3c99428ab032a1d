using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelloFunction;

/// <summary>What the functions take and answer.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
public sealed partial class HelloJson : JsonSerializerContext;
