using System.Text.Json;

using LocalCloud.Asl.Json;
using LocalCloud.Asl.Jsonata;

using Testing;

namespace LocalCloud.Asl.Tests.Jsonata;

/// <summary>Expressions with the answers that the reference gave; the files are in corpus/, one a subject.</summary>
internal static class Corpus
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "LocalCloud.Asl.Tests", "Jsonata", "corpus");

    public static JsonataContext Context { get; } = new()
    {
        Now = new DateTimeOffset(2026, 11, 22, 10, 30, 0, TimeSpan.Zero),
        Random = new Random(7),
    };

    public static IReadOnlyList<CorpusCase> Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)));
        var inputs = document.RootElement.GetProperty("inputs");
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(entry => new CorpusCase(
            entry.GetProperty("expression").GetString()!,
            entry.TryGetProperty("input", out var input) ? inputs.GetProperty(input.GetString()!).GetRawText() : null,
            Outcome(entry, "ours") ?? Answer(entry)))];
    }

    /// <summary>What we answer: JSON, nothing, or an error's code, position and token.</summary>
    public static string Answer(string expression, string? input)
    {
        try
        {
            var value = JsonataExpression.Compile(expression).Evaluate(input is null ? null : JsonValue.Parse(input), Context);
            return value is null ? "nothing" : Canonical(value.ToText());
        }
        catch (JsonataException error)
        {
            return $"{error.Code} at {error.Position} token {error.Token}";
        }
    }

    /// <summary>An answer of the reference in the same form.</summary>
    public static string Answer(JsonElement entry) =>
        entry.TryGetProperty("answer", out var answer) ? Canonical(answer.GetRawText())
        : entry.TryGetProperty("nothing", out _) ? "nothing"
        : $"{entry.GetProperty("code").GetString()} at {Text(entry, "position")} token {Text(entry, "token")}";

    private static string? Outcome(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var outcome) ? Answer(outcome) : null;

    private static string Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) ? value.ToString() : "";

    /// <summary>JSON with the members of objects in the order of their names: the reference has an order of its own for names like numbers.</summary>
    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 2000 });
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 2000 }))
        {
            Write(writer, document.RootElement);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteNumberValue(element.GetDouble());
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
