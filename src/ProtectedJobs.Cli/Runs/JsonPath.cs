using System.Text.Json;

namespace ProtectedJobs.Cli.Runs;

/// <summary>Looks into JSON whose every member may be absent.</summary>
internal static class JsonPath
{
    /// <summary>The member at the end of a path; null if it, or one on the way, is absent or null.</summary>
    public static JsonElement? At(this JsonElement? json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json is not { ValueKind: JsonValueKind.Object } parent || !parent.TryGetProperty(name, out var member))
            {
                return null;
            }

            json = member;
        }

        return json is { ValueKind: JsonValueKind.Null } ? null : json;
    }

    /// <summary>The member's text; numbers as they are written; a dash if there is none.</summary>
    public static string TextAt(this JsonElement? json, params ReadOnlySpan<string> path) => json.At(path)?.ToString() ?? "-";

    /// <summary>The member's items; none if there is no such list.</summary>
    public static IEnumerable<JsonElement> ItemsAt(this JsonElement? json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
