using System.Text;
using System.Text.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.StepFunctions.Requests;

/// <summary>A request's members, read with AWS's constraints.</summary>
/// <param name="Body">A JSON object.</param>
/// <param name="Caller">Who asks.</param>
internal sealed record Request(JsonElement Body, Caller Caller)
{
    /// <summary>A text that must be there.</summary>
    public string Text(string name, int longest = int.MaxValue, int shortest = 0) =>
        OptionalText(name, longest, shortest) ?? throw Errors.Constraint(null, name, "Member must not be null");

    /// <summary>An ARN that must be there.</summary>
    public string Arn(string name) => Text(name, 256, 1);

    /// <summary>A text, or null.</summary>
    public string? OptionalText(string name, int longest = int.MaxValue, int shortest = 0)
    {
        if (Member(name, JsonValueKind.String) is not { } member)
        {
            return null;
        }

        var text = member.GetString()!;
        if (text.Length > longest)
        {
            throw Errors.Constraint(text, name, $"Member must have length less than or equal to {longest}");
        }

        return text.Length < shortest
            ? throw Errors.Constraint(text, name, $"Member must have length greater than or equal to {shortest}")
            : text;
    }

    /// <summary>A JSON document of at most 262,144 bytes, or null.</summary>
    public string? OptionalData(string name)
    {
        const int Largest = 262_144;
        var text = OptionalText(name);
        return text is not null && Encoding.UTF8.GetByteCount(text) > Largest
            ? throw Errors.Constraint(Shortened(text), name, $"Member must have length less than or equal to {Largest}")
            : text;
    }

    /// <summary>One of an enumeration's values, or null.</summary>
    public string? OptionalChoice(string name, params ReadOnlySpan<string> values)
    {
        var text = OptionalText(name);
        return text is null || values.Contains(text)
            ? text
            : throw Errors.Constraint(
                text, name, $"Member must satisfy enum value set: [{string.Join(", ", values.ToArray())}]");
    }

    /// <summary>A truth value, or the default.</summary>
    public bool Flag(string name, bool otherwise) =>
        Body.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? member.GetBoolean()
            : otherwise;

    /// <summary>A number within bounds, or null.</summary>
    public double? OptionalNumber(string name, double least, double most)
    {
        if (Member(name, JsonValueKind.Number) is not { } member)
        {
            return null;
        }

        var number = member.GetDouble();
        if (number > most)
        {
            throw Errors.Constraint(member.GetRawText(), name, $"Member must have value less than or equal to {most}");
        }

        return number < least
            ? throw Errors.Constraint(member.GetRawText(), name, $"Member must have value greater than or equal to {least}")
            : number;
    }

    /// <summary>maxResults: 0 and absent are the default.</summary>
    public int MaxResults(int most = 1000, int otherwise = 100) =>
        (int?)OptionalNumber("maxResults", 0, most) is { } given and > 0 ? given : otherwise;

    /// <summary>An object, or null.</summary>
    public JsonElement? OptionalStructure(string name) => Member(name, JsonValueKind.Object);

    /// <summary>The members of an object, or null.</summary>
    public Request? Inner(string name) => Member(name, JsonValueKind.Object) is { } inner ? new Request(inner, Caller) : null;

    /// <summary>The members of each object of a list, or null.</summary>
    public IReadOnlyList<Request>? Structures(string name) => Items(name, JsonValueKind.Object) is { } items
        ? [.. items.Select(item => new Request(item, Caller))]
        : null;

    /// <summary>The texts of a list, or none.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. (Items(name, JsonValueKind.String) ?? []).Select(item => item.GetString()!)];

    private static AwsException WrongKind(JsonValueKind found, JsonValueKind wanted, string name) =>
        new("SerializationException", 400, $"{found} can not be converted to {wanted} at '{name}'");

    private static string Shortened(string text) => text.Length > 100 ? text[..100] + "…" : text;

    private JsonElement? Member(string name, JsonValueKind kind)
    {
        if (!Body.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return member.ValueKind == kind ? member : throw WrongKind(member.ValueKind, kind, name);
    }

    private List<JsonElement>? Items(string name, JsonValueKind kind)
    {
        if (Member(name, JsonValueKind.Array) is not { } list)
        {
            return null;
        }

        var items = list.EnumerateArray().ToList();
        return items.TrueForAll(item => item.ValueKind == kind)
            ? items
            : throw WrongKind(items.First(item => item.ValueKind != kind).ValueKind, kind, name);
    }
}
