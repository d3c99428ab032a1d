using System.Globalization;
using System.Text.Json;

namespace LocalCloud.Services.EventBridge.Targets;

/// <summary>The JSONPath that EventBridge knows: <c>$.detail.items[0].id</c>, <c>$.detail['a b']</c>, <c>$</c>.</summary>
internal static class EventPath
{
    /// <summary>The value at a path; null if there is none.</summary>
    public static JsonElement? Find(JsonElement root, string path)
    {
        if (!path.StartsWith('$'))
        {
            return null;
        }

        JsonElement? at = root;
        for (var i = 1; i < path.Length && at is not null;)
        {
            if (path[i] == '.')
            {
                var end = path.AsSpan(i + 1).IndexOfAny('.', '[') is var found and >= 0 ? i + 1 + found : path.Length;
                at = Member(at.Value, path[(i + 1)..end]);
                i = end;
            }
            else if (path[i] == '[' && path.IndexOf(']', i) is var close and > 0)
            {
                var inner = path[(i + 1)..close];
                at = inner.Length >= 2 && inner[0] is '\'' or '"' ? Member(at.Value, inner[1..^1]) : Element(at.Value, inner);
                i = close + 1;
            }
            else
            {
                return null;
            }
        }

        return at;
    }

    private static JsonElement? Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var member) ? member : null;

    private static JsonElement? Element(JsonElement owner, string index) =>
        owner.ValueKind == JsonValueKind.Array
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number < owner.GetArrayLength()
            ? owner[number]
            : null;
}
