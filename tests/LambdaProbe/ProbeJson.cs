using System.Text.Json;
using System.Text.Json.Serialization;

namespace LambdaProbe;

/// <summary>What the probe's functions take and answer.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Visit))]
public sealed partial class ProbeJson : JsonSerializerContext;
