using System.Text.Json;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using ProtectedJobs.Core.Json;
using Testing;

namespace Architecture.Tests;

/// <summary>The published JSON schemas of completion events say what the code writes: every member, no other, of the same kind.</summary>
public sealed class CompletionSchemaTests
{
    private static readonly string[] s_unions = ["anyOf", "oneOf"];

    public static TheoryData<string> Events() => ["run", "batch"];

    [Theory]
    [MemberData(nameof(Events))]
    public void Schema_HasTheMembersOfTheCode_AndNoOther(string about)
    {
        var schema = Read(about);
        var differences = new List<string>();
        Compare(schema, Detail(schema), Written(about), "detail", differences);

        Assert.Empty(differences);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void MemberThatTheCodeLacks_AndOneThatTheSchemaLacks_AreTold(string about)
    {
        var text = Read(about).GetRawText();
        var schema = JsonElement.Parse(text.Replace("\"correlationId\"", "\"causationId\"", StringComparison.Ordinal));
        var differences = new List<string>();
        Compare(schema, Detail(schema), Written(about), "detail", differences);

        Assert.Equal(
            ["detail.metadata.causationId: no code writes it", "detail.metadata.causationId: required, but no code writes it", "detail.metadata.correlationId: the schema lacks it"],
            differences.Order(StringComparer.Ordinal));
    }

    private static JsonElement Written(string about)
    {
        JsonTypeInfo type = about == "run" ? CoreJson.Default.CompletionDetail : CoreJson.Default.BatchCompletionDetail;
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true };
        return JsonElement.Parse(type.GetJsonSchemaAsNode(options).ToJsonString());
    }

    // Compares what is published with what the serializer says of a type; both are JSON schemas. Of times, which a converter
    // writes, it says nothing but "true"; each choice of a union has its own constant as kind.
    private static void Compare(JsonElement root, JsonElement published, JsonElement written, string path, List<string> differences)
    {
        if (written.ValueKind == JsonValueKind.True || path.EndsWith(".kind", StringComparison.Ordinal))
        {
            return;
        }

        published = Resolve(root, published);
        var (kinds, wanted) = (Kinds(root, published), Kinds(default, written));
        if (!kinds.SetEquals(wanted))
        {
            differences.Add($"{path}: the schema says {string.Join('|', kinds.Order())}, the code {string.Join('|', wanted.Order())}");
        }

        var members = Members(root, published);
        var ours = Members(default, written);
        differences.AddRange(ours.Keys.Except(members.Keys).Select(name => $"{path}.{name}: the schema lacks it"));
        differences.AddRange(members.Keys.Except(ours.Keys).Select(name => $"{path}.{name}: no code writes it"));
        differences.AddRange(Required(root, published).Except(ours.Keys).Select(name => $"{path}.{name}: required, but no code writes it"));
        foreach (var (name, member) in ours.Where(member => members.ContainsKey(member.Key)))
        {
            Compare(root, members[name], member, $"{path}.{name}", differences);
        }

        if (Items(root, published) is { } items && Items(default, written) is { } itemsWritten)
        {
            Compare(root, items, itemsWritten, $"{path}[]", differences);
        }
    }

    // The kinds of value that a schema lets through; a choice of texts counts as those texts.
    private static HashSet<string> Kinds(JsonElement root, JsonElement schema)
    {
        schema = Resolve(root, schema);
        if (schema.TryGetProperty("enum", out var values))
        {
            return [.. values.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? "null" : $"'{value.GetString()}'")];
        }

        if (schema.TryGetProperty("type", out var type))
        {
            return type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : [type.GetString()!];
        }

        return schema.TryGetProperty("anyOf", out var choices)
            ? [.. choices.EnumerateArray().SelectMany(choice => Kinds(root, choice))]
            : ["object"];
    }

    private static Dictionary<string, JsonElement> Members(JsonElement root, JsonElement schema) => Choices(root, schema)
        .Where(choice => choice.TryGetProperty("properties", out _))
        .SelectMany(choice => choice.GetProperty("properties").EnumerateObject())
        .GroupBy(member => member.Name)
        .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);

    private static IEnumerable<string> Required(JsonElement root, JsonElement schema) => Choices(root, schema)
        .Where(choice => choice.TryGetProperty("required", out _))
        .SelectMany(choice => choice.GetProperty("required").EnumerateArray().Select(name => name.GetString()!));

    private static JsonElement? Items(JsonElement root, JsonElement schema) => Choices(root, schema)
        .Where(choice => choice.TryGetProperty("items", out _)).Select(choice => (JsonElement?)choice.GetProperty("items")).FirstOrDefault();

    // A schema and all that it may be instead.
    private static IEnumerable<JsonElement> Choices(JsonElement root, JsonElement schema)
    {
        schema = Resolve(root, schema);
        return s_unions
            .Where(word => schema.TryGetProperty(word, out _))
            .SelectMany(word => schema.GetProperty(word).EnumerateArray())
            .SelectMany(choice => Choices(root, choice))
            .Prepend(schema);
    }

    private static JsonElement Resolve(JsonElement root, JsonElement schema) =>
        root.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference)
            ? root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..])
            : schema;

    private static JsonElement Detail(JsonElement schema) => schema.GetProperty("properties").GetProperty("detail");

    private static JsonElement Read(string about) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.Root, "infra", "events", $"{about}-ended.schema.json")));
}
