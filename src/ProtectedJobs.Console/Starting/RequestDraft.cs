using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProtectedJobs.Console.Starting;

/// <summary>A request that is being filled in: text by field, and the JSON it makes. Empty fields make nothing.</summary>
public sealed class RequestDraft
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };
    private readonly Dictionary<string, string> _values = [];

    /// <summary>A field's text.</summary>
    /// <param name="path">The field's path.</param>
    public string this[string path]
    {
        get => _values.GetValueOrDefault(path, "");
        set => _values[path] = value ?? "";
    }

    /// <summary>The request, indented JSON. What is wrong in a field stays as it was typed, for the reader to find.</summary>
    public string ToJson()
    {
        var root = new JsonObject { ["type"] = "PYSPARK" };
        foreach (var field in RequestSchema.Fields)
        {
            if (ValueOf(field) is { } value)
            {
                Put(root, field.Path, value);
            }
        }

        root["jobParameters"] ??= new JsonObject();
        return root.ToJsonString(s_indented);
    }

    /// <summary>Takes over a request.</summary>
    /// <param name="json">The request.</param>
    /// <returns>What it has that the form has no field for, by path; the form cannot carry it.</returns>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public IReadOnlyList<string> Load(string json)
    {
        _values.Clear();
        var rest = new List<string>();
        Take("", JsonNode.Parse(json), rest);
        return rest;
    }

    private JsonNode? ValueOf(RequestField field)
    {
        var text = this[field.Path].Trim();
        return text.Length == 0
            ? null
            : field.Kind switch
            {
                FieldKind.Map => MapOf(text),
                FieldKind.Number when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                    number == Math.Floor(number) && Math.Abs(number) < 1e15 ? JsonValue.Create((long)number) : JsonValue.Create(number),
                _ => JsonValue.Create(text),
            };
    }

    private static JsonObject MapOf(string text)
    {
        var map = new JsonObject();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            map[parts[0]] = parts.Length == 2 ? parts[1] : "";
        }

        return map;
    }

    private static void Put(JsonObject root, string path, JsonNode value)
    {
        var names = path.Split('.');
        var at = root;
        foreach (var name in names.SkipLast(1))
        {
            at[name] ??= new JsonObject();
            at = (JsonObject)at[name]!;
        }

        at[names[^1]] = value;
    }

    private void Take(string path, JsonNode? node, List<string> rest)
    {
        var field = RequestSchema.Fields.FirstOrDefault(field => field.Path == path);
        if (field?.Kind == FieldKind.Map && node is JsonObject map && map.All(member => member.Value is JsonValue))
        {
            _values[path] = string.Join('\n', map.Select(member => $"{member.Key}={member.Value}"));
        }
        else if (field is not null && node is JsonValue value)
        {
            _values[path] = value.ToString();
        }
        else if (field is null && node is JsonObject members)
        {
            foreach (var (name, member) in members)
            {
                Take(path.Length == 0 ? name : $"{path}.{name}", member, rest);
            }
        }
        else if (path != "type")
        {
            rest.Add(path.Length == 0 ? "$" : path);
        }
    }
}
