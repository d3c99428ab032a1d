using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProtectedJobs.Cli.Runs;

/// <summary>The JSON that <c>run</c> writes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(RunEnd))]
[JsonSerializable(typeof(InvalidRequest))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class RunJson : JsonSerializerContext;
