using System.Text;
using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.Shapes;

namespace ProtectedJobs.Cli.AwsCommands.Skeletons;

/// <summary>Samples of requests and answers, to be filled in or to write a <c>--query</c> for.</summary>
internal static class Skeleton
{
    private const string Key = "KeyName";

    /// <summary>A request with every member: texts empty, numbers 0, the first of given values.</summary>
    public static JsonNode? OfInput(Shape shape) => shape switch
    {
        Shape.Structure structure => Object(structure, member => OfInput(member.Shape)),
        Shape.ListOf list => new JsonArray(OfInput(list.Item)),
        Shape.Map => new JsonObject { [Key] = "" },
        Shape.Text { Values: [var first, ..] } => JsonValue.Create(first),
        Shape.Text => JsonValue.Create(""),
        Shape.Whole => JsonValue.Create(0),
        _ => throw new InvalidOperationException($"No request has a {shape.GetType().Name}."),
    };

    /// <summary>An answer with every member: texts are their own names.</summary>
    public static JsonNode? OfOutput(Shape shape, string name = "") => shape switch
    {
        Shape.Structure structure => Object(structure, member => OfOutput(member.Shape, member.Name)),
        Shape.ListOf list => new JsonArray(OfOutput(list.Item, name)),
        Shape.Map => new JsonObject { [Key] = "" },
        Shape.Whole => JsonValue.Create(0),
        Shape.Fraction => JsonNode.Parse("0.0"),
        Shape.Timestamp => JsonValue.Create("1970-01-01T00:00:00"),
        _ => JsonValue.Create(name),
    };

    /// <summary>A request as YAML, each member with a comment that says what it is.</summary>
    public static string OfInputAsYaml(Shape.Structure input)
    {
        var lines = new StringBuilder();
        WriteYaml(lines, input, "");
        return lines.ToString();
    }

    private static void WriteYaml(StringBuilder lines, Shape.Structure structure, string indent)
    {
        foreach (var (at, member) in structure.Members.Index())
        {
            var value = member.Shape switch
            {
                Shape.Text { Values: [var first, ..] } => $" {first}",
                Shape.Text => " ''",
                Shape.Whole => " 0",
                _ => "",
            };
            lines.Append($"{indent}{member.Name}:{value}{(at == 0 ? "  " : " ")}# {Comment(member)}\n");
            switch (member.Shape)
            {
                case Shape.Structure inner:
                    WriteYaml(lines, inner, indent + "  ");
                    break;
                case Shape.Map:
                    lines.Append($"{indent}  {Key}: ''\n");
                    break;
            }
        }
    }

    private static string Comment(Member member)
    {
        var values = member.Shape is Shape.Text { Values: { Count: > 0 } given } ? $" Valid values are: {string.Join(", ", given)}." : "";
        return $"{(member.IsRequired ? "[REQUIRED] " : "")}{member.Help}{values}";
    }

    private static JsonObject Object(Shape.Structure structure, Func<Member, JsonNode?> value) =>
        new(structure.Members.Select(member => KeyValuePair.Create(member.Name, value(member))));
}
