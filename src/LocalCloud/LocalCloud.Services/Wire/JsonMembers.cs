using System.Text.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Wire;

/// <summary>Reads members of a request: an absent or null one is null, one of the wrong type is AWS's SerializationException.</summary>
public static class JsonMembers
{
    /// <summary>A string.</summary>
    public static string? Text(this JsonElement input, string name) =>
        input.Member(name, JsonValueKind.String) is { } member ? member.GetString() : null;

    /// <summary>A whole number.</summary>
    public static long? Whole(this JsonElement input, string name) =>
        input.Member(name, JsonValueKind.Number) is not { } member ? null
        : member.TryGetInt64(out var number) ? number
        : throw WrongType(name, member);

    /// <summary>Any number.</summary>
    public static double? Number(this JsonElement input, string name) =>
        input.Member(name, JsonValueKind.Number)?.GetDouble();

    /// <summary>True or false.</summary>
    public static bool? Flag(this JsonElement input, string name) =>
        !input.TryGetProperty(name, out var member) ? null : member.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null => null,
            _ => throw WrongType(name, member),
        };

    /// <summary>An object.</summary>
    public static JsonElement? Structure(this JsonElement input, string name) => input.Member(name, JsonValueKind.Object);

    /// <summary>The elements of an array, of whatever kind.</summary>
    public static IReadOnlyList<JsonElement>? Elements(this JsonElement input, string name) =>
        input.Member(name, JsonValueKind.Array) is { } member ? [.. member.EnumerateArray()] : null;

    /// <summary>The elements of an array of objects.</summary>
    public static IReadOnlyList<JsonElement>? Structures(this JsonElement input, string name)
    {
        var elements = input.Elements(name);
        return elements?.FirstOrDefault(e => e.ValueKind != JsonValueKind.Object) is { ValueKind: not JsonValueKind.Undefined } odd
            ? throw WrongType(name, odd)
            : elements;
    }

    /// <summary>The elements of an array of strings.</summary>
    public static IReadOnlyList<string>? Texts(this JsonElement input, string name) =>
        input.Elements(name)?
            .Select(e => e.ValueKind == JsonValueKind.String ? e.GetString()! : throw WrongType(name, e))
            .ToArray();

    /// <summary>A map of strings.</summary>
    public static IReadOnlyDictionary<string, string>? TextMap(this JsonElement input, string name)
    {
        if (input.Structure(name) is not { } map)
        {
            return null;
        }

        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in map.EnumerateObject())
        {
            read[member.Name] = member.Value.ValueKind == JsonValueKind.String
                ? member.Value.GetString()!
                : throw WrongType(name, member.Value);
        }

        return read;
    }

    private static JsonElement? Member(this JsonElement input, string name, JsonValueKind kind) =>
        !input.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null ? null
        : member.ValueKind == kind ? member
        : throw WrongType(name, member);

    private static AwsException WrongType(string name, JsonElement found) =>
        new("SerializationException", 400, $"{found.ValueKind} value cannot be converted to the type of {name}.");
}
