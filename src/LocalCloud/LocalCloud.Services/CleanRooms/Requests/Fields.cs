using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Requests;

/// <summary>Reads the members of a request and collects every constraint that one of them breaks.</summary>
internal sealed class Fields
{
    private readonly List<(string Name, string Message)> _faults = [];

    /// <summary>Notes a fault.</summary>
    /// <param name="name">The member's path: <c>jobParameters.analysisTemplateArn</c>.</param>
    /// <param name="constraint">What it must satisfy, in the service's words.</param>
    public void Add(string name, string constraint) =>
        _faults.Add((name, $"Value at '{name}' failed to satisfy constraint: {constraint}"));

    /// <summary>A member that must be an object; default if it is absent, null or something else.</summary>
    public JsonElement Object(JsonElement owner, string member, string path, bool required)
    {
        var value = Member(owner, member, path, required);
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Undefined)
        {
            return value;
        }

        Add(path, "Member must be a structure");
        return default;
    }

    /// <summary>A union: an object with exactly one member.</summary>
    public JsonElement Union(JsonElement owner, string member, string path, bool required)
    {
        var value = Object(owner, member, path, required);
        if (value.ValueKind == JsonValueKind.Object
            && value.EnumerateObject().Count(p => p.Value.ValueKind != JsonValueKind.Null) != 1)
        {
            Add(path, "Exactly one member of the union must be set");
        }

        return value;
    }

    /// <summary>A member that must be a string.</summary>
    public string? Text(JsonElement owner, string member, string path, TextRule rule, bool required)
    {
        var value = Member(owner, member, path, required);
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Add(path, "Member must be a string");
            return null;
        }

        var text = value.GetString()!;
        Check(text, path, rule);
        return text;
    }

    /// <summary>A member that must be a whole number within bounds.</summary>
    public int? Number(JsonElement owner, string member, string path, int min, int max, bool required)
    {
        var value = Member(owner, member, path, required);
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
        {
            Add(path, "Member must be an integer");
            return null;
        }

        if (number < min)
        {
            Add(path, $"Member must have value greater than or equal to {min}");
        }
        else if (number > max)
        {
            Add(path, $"Member must have value less than or equal to {max}");
        }

        return number;
    }

    /// <summary>A member that must be a map of strings.</summary>
    public IReadOnlyDictionary<string, string>? Map(
        JsonElement owner, string member, string path, TextRule keys, TextRule values, int maxEntries)
    {
        var value = Object(owner, member, path, required: false);
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in value.EnumerateObject())
        {
            Check(entry.Name, path, keys, "Map keys must satisfy constraint: ");
            if (entry.Value.ValueKind != JsonValueKind.String)
            {
                Add($"{path}.{entry.Name}", "Member must be a string");
                continue;
            }

            map[entry.Name] = entry.Value.GetString()!;
            Check(map[entry.Name], $"{path}.{entry.Name}", values);
        }

        if (map.Count > maxEntries)
        {
            Add(path, $"Member must have length less than or equal to {maxEntries}");
        }

        return map;
    }

    /// <summary>Checks a string against its rule.</summary>
    public void Check(string text, string path, TextRule rule, string prefix = "")
    {
        if (rule.Values is { } allowed && !allowed.Contains(text))
        {
            Add(path, $"{prefix}Member must satisfy enum value set: [{string.Join(", ", allowed)}]");
        }

        if (text.Length < rule.Min)
        {
            Add(path, $"{prefix}Member must have length greater than or equal to {rule.Min}");
        }

        if (text.Length > rule.Max)
        {
            Add(path, $"{prefix}Member must have length less than or equal to {rule.Max}");
        }

        if (rule.Pattern is { } pattern && !pattern.IsMatch(text))
        {
            Add(path, $"{prefix}Member must satisfy regular expression pattern: {rule.Shown}");
        }
    }

    /// <summary>Ends the reading.</summary>
    /// <exception cref="AwsException">ValidationException with every fault in its fieldList, if there is one.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count == 0)
        {
            return;
        }

        var count = _faults.Count.ToString(CultureInfo.InvariantCulture);
        var head = _faults.Count == 1 ? $"{count} validation error detected: " : $"{count} validation errors detected: ";
        throw new AwsException(
            "ValidationException",
            400,
            head + string.Join("; ", _faults.Select(f => f.Message)),
            new Dictionary<string, string>
            {
                ["reason"] = CleanRoomsError.Text("FIELD_VALIDATION_FAILED"),
                ["fieldList"] = FieldList(),
            });
    }

    private JsonElement Member(JsonElement owner, string member, string path, bool required)
    {
        if (owner.ValueKind == JsonValueKind.Object
            && owner.TryGetProperty(member, out var value)
            && value.ValueKind != JsonValueKind.Null)
        {
            return value;
        }

        if (required)
        {
            Add(path, "Member must not be null");
        }

        return default;
    }

    private string FieldList()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var (name, message) in _faults)
            {
                writer.WriteStartObject();
                writer.WriteString("name", name);
                writer.WriteString("message", message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

/// <summary>What a string must be.</summary>
/// <param name="Min">Shortest length.</param>
/// <param name="Max">Longest length.</param>
/// <param name="Pattern">What it must match; null for anything.</param>
/// <param name="Shown">The pattern as the API documents it.</param>
/// <param name="Values">The only values; null for any.</param>
internal sealed record TextRule(
    int Min = 0,
    int Max = int.MaxValue,
    Regex? Pattern = null,
    string? Shown = null,
    IReadOnlyList<string>? Values = null);
