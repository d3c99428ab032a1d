using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.CommandLine;
using ProtectedJobs.Cli.AwsCommands.Formatting;
using ProtectedJobs.Cli.AwsCommands.Shapes;
using ProtectedJobs.Cli.AwsCommands.Skeletons;

namespace ProtectedJobs.Cli.AwsCommands.Help;

/// <summary>The help of a command, made from the table of shapes.</summary>
internal static class HelpText
{
    private const int Width = 100;

    /// <summary>What follows an error of the command line.</summary>
    public const string Usage = """
        usage: protected-jobs <command> [parameters] [options]
        To see help text, you can run:

          protected-jobs --help
          protected-jobs <command> help
        """;

    /// <summary>The whole help of a command.</summary>
    public static string Of(Operation operation)
    {
        var text = new StringBuilder();
        var options = Options.Of(operation).Where(option => !option.IsHidden).ToList();
        text.Append($"{operation.Command}\n\n");
        Wrap(text, operation.Help, "  ");
        text.Append("\nSynopsis\n\n").Append($"  protected-jobs {operation.Command}\n");
        foreach (var option in options)
        {
            var shown = option.TakesValue ? $"{option.Name} <value>" : option.Name;
            text.Append(option.IsRequired ? $"    {shown}\n" : $"    [{shown}]\n");
        }

        text.Append("\nOptions\n");
        foreach (var option in options)
        {
            Write(text, option);
        }

        text.Append("\nExamples\n");
        foreach (var example in operation.Examples)
        {
            text.Append($"\n  protected-jobs {example}\n");
        }

        text.Append("\nOutput\n\n");
        WriteMembers(text, operation.Output, "  ");
        return text.ToString();
    }

    private static void Write(StringBuilder text, Option option)
    {
        text.Append($"\n  {option.Name} ({TypeOf(option)})\n");
        Wrap(text, option.Help, "    ");
        if (option.Choices is { Count: > 0 } choices)
        {
            text.Append($"    One of: {string.Join(", ", choices)}\n");
        }

        if (option.Member?.Shape is Shape.Text { Values: { Count: > 0 } values })
        {
            text.Append($"    One of: {string.Join(", ", values)}\n");
        }

        if (option.Member?.Shape is Shape.Structure structure)
        {
            text.Append('\n');
            WriteMembers(text, structure, "    ");
            text.Append($"\n    Shorthand: {Shorthand(structure)}\n");
            text.Append("    JSON:\n");
            var json = JsonSerializer.SerializeToElement(Skeleton.OfInput(structure), HelpJson.Default.JsonNode);
            text.Append(string.Concat(JsonLines.Of(json).Split('\n').Select(line => $"      {line}\n")));
        }
    }

    private static void WriteMembers(StringBuilder text, Shape.Structure structure, string indent)
    {
        foreach (var member in structure.Members)
        {
            text.Append($"{indent}{member.Name} -> ({TypeOf(member.Shape)}{(member.IsRequired ? ", required" : "")})\n");
            Wrap(text, member.Help, indent + "  ");
            var inner = member.Shape is Shape.ListOf list ? list.Item : member.Shape;
            if (inner is Shape.Structure nested)
            {
                WriteMembers(text, nested, indent + "  ");
            }
        }
    }

    private static string TypeOf(Option option) => option.Member is { } member ? TypeOf(member.Shape)
        : !option.TakesValue ? "boolean"
        : option.IsWhole ? "integer"
        : "string";

    private static string TypeOf(Shape shape) => shape switch
    {
        Shape.Structure { IsUnion: true } => "tagged union structure",
        Shape.Structure => "structure",
        Shape.ListOf => "list",
        Shape.Map => "map",
        Shape.Whole => "integer",
        Shape.Fraction => "double",
        Shape.Timestamp => "timestamp",
        _ => "string",
    };

    private static string Shorthand(Shape.Structure structure) => string.Join(
        ',',
        structure.Members.Select(member => $"{member.Name}={ShorthandOf(member.Shape)}"));

    private static string ShorthandOf(Shape shape) => shape switch
    {
        Shape.Structure structure => $"{{{Shorthand(structure)}}}",
        Shape.Map => "{KeyName1=string,KeyName2=string}",
        Shape.ListOf list => $"[{ShorthandOf(list.Item)}]",
        Shape.Whole => "integer",
        _ => "string",
    };

    private static void Wrap(StringBuilder text, string sentence, string indent)
    {
        var line = indent;
        foreach (var word in sentence.Split(' '))
        {
            if (line.Length + word.Length > Width && line.Length > indent.Length)
            {
                text.Append(line.TrimEnd()).Append('\n');
                line = indent;
            }

            line += word + " ";
        }

        text.Append(line.TrimEnd()).Append('\n');
    }
}

/// <summary>Nodes as elements, without reflection.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(JsonNode))]
internal sealed partial class HelpJson : System.Text.Json.Serialization.JsonSerializerContext;
