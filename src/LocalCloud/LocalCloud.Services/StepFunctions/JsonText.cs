using System.Text.Encodings.Web;
using System.Text.Json;

namespace LocalCloud.Services.StepFunctions;

/// <summary>How this room writes JSON: no escapes that JSON does not ask for, so that texts stay readable and small.</summary>
internal static class JsonText
{
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text as a JSON string.</summary>
    public static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
