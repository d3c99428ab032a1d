using System.Globalization;
using System.Text.Json;

namespace ProtectedJobs.Console.Diffs;

/// <summary>Compares two JSON documents, member by member and place by place.</summary>
public static class JsonDiff
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>Where they differ, in the order of the first document, what only the second has behind it.</summary>
    /// <param name="before">JSON; null for nothing. Text that is not JSON is compared as a whole.</param>
    /// <param name="after">The same.</param>
    public static IReadOnlyList<JsonDifference> Of(string? before, string? after)
    {
        var differences = new List<JsonDifference>();
        if (Parse(before) is { } first && Parse(after) is { } second)
        {
            Compare("", first, second, differences);
        }
        else if (before != after)
        {
            differences.Add(new JsonDifference("$", before, after));
        }

        return differences;
    }

    /// <summary>A document with line breaks, for reading; text that is not JSON as it is.</summary>
    /// <param name="json">The document.</param>
    public static string Indent(string? json) => Parse(json) is { } element ? JsonSerializer.Serialize(element, s_indented) : json ?? "";

    private static void Compare(string path, JsonElement before, JsonElement after, List<JsonDifference> differences)
    {
        if (before.ValueKind == JsonValueKind.Object && after.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in before.EnumerateObject())
            {
                Go(Join(path, member.Name), member.Value, after.TryGetProperty(member.Name, out var value) ? value : null, differences);
            }

            foreach (var member in after.EnumerateObject().Where(member => !before.TryGetProperty(member.Name, out _)))
            {
                Go(Join(path, member.Name), null, member.Value, differences);
            }
        }
        else if (before.ValueKind == JsonValueKind.Array && after.ValueKind == JsonValueKind.Array)
        {
            var (first, second) = (before.EnumerateArray().ToArray(), after.EnumerateArray().ToArray());
            for (var at = 0; at < Math.Max(first.Length, second.Length); at++)
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]");
                Go(place, at < first.Length ? first[at] : null, at < second.Length ? second[at] : null, differences);
            }
        }
        else if (!JsonElement.DeepEquals(before, after))
        {
            differences.Add(new JsonDifference(path.Length == 0 ? "$" : path, before.GetRawText(), after.GetRawText()));
        }
    }

    private static void Go(string path, JsonElement? before, JsonElement? after, List<JsonDifference> differences)
    {
        if (before is { } first && after is { } second)
        {
            Compare(path, first, second, differences);
        }
        else
        {
            differences.Add(new JsonDifference(path, before?.GetRawText(), after?.GetRawText()));
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static JsonElement? Parse(string? json)
    {
        try
        {
            return json is null ? null : JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
