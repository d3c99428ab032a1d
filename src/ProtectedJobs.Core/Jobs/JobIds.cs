using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProtectedJobs.Core.Jobs;

/// <summary>Looks for ids in an event whose body is not documented: anything that looks like one, anywhere in it.</summary>
internal static partial class JobIds
{
    private const int Deepest = 32;

    public static IReadOnlySet<string> In(JsonElement json)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        Collect(json, ids, 0);
        return ids;
    }

    private static void Collect(JsonElement json, HashSet<string> ids, int depth)
    {
        if (depth > Deepest)
        {
            return;
        }

        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                foreach (var id in Uuid().EnumerateMatches(json.GetString()))
                {
                    ids.Add(json.GetString()!.Substring(id.Index, id.Length));
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    Collect(item, ids, depth + 1);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    Collect(member.Value, ids, depth + 1);
                }

                break;
            case JsonValueKind.Undefined:
            case JsonValueKind.Number:
            case JsonValueKind.True:
            case JsonValueKind.False:
            case JsonValueKind.Null:
            default:
                break;
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
