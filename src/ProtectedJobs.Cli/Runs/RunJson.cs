using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProtectedJobs.Cli.Runs;

/// <summary>The JSON that <c>run</c> writes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(RunEnd))]
[JsonSerializable(typeof(InvalidRequest))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class RunJson : JsonSerializerContext;

/// <summary>The same, with quotation marks and letters of any script as they are: it goes to terminals and files, never into a page.</summary>
internal static class ReadableJson
{
    public static RunJson Of { get; } =
        new(new JsonSerializerOptions(RunJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
