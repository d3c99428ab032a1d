using System.Globalization;
using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.Shapes;
using ProtectedJobs.Cli.AwsCommands.Shorthand;
using ProtectedJobs.Cli.CommandLine;

namespace ProtectedJobs.Cli.AwsCommands.Values;

/// <summary>Makes of an option's text the value that the API wants: a text, a number, or a structure in JSON or shorthand.</summary>
internal static class ParameterReader
{
    /// <summary>Reads a value.</summary>
    /// <param name="option">The option, for messages.</param>
    /// <param name="shape">What the value is to be.</param>
    /// <param name="text">What was typed; <c>file://</c> stands for a file's text.</param>
    /// <exception cref="CommandFault">It cannot be read.</exception>
    public static JsonNode? Read(string option, Shape shape, string text)
    {
        try
        {
            var value = ParameterFiles.Read(text);
            return shape switch
            {
                Shape.Text => JsonValue.Create(value),
                Shape.Whole => Whole(value),
                _ => Structure(option, shape, value),
            };
        }
        catch (UsageException unreadable)
        {
            throw CommandFault.Parameter(option, unreadable.Message);
        }
    }

    private static JsonNode? Structure(string option, Shape shape, string text)
    {
        var start = text.TrimStart();
        try
        {
            if (start.StartsWith('[') && shape is Shape.Structure)
            {
                throw CommandFault.Parameter(option, $"Invalid JSON:\n{text}");
            }

            return start.StartsWith('{') || start.StartsWith('[') ? JsonText.Parse(text) : Shaped(shape, ShorthandText.Parse(text));
        }
        catch (JsonFault fault)
        {
            throw CommandFault.Parameter(option, $"Invalid JSON: {fault.Message}\nJSON received: {text}");
        }
        catch (ShorthandFault fault)
        {
            throw CommandFault.Parameter(option, fault.Message);
        }
    }

    /// <summary>Shorthand knows only texts: where the API wants a number or a list, the text becomes one.</summary>
    private static JsonNode? Shaped(Shape shape, JsonNode? value)
    {
        switch (shape, value)
        {
            case (Shape.Structure structure, JsonObject members):
                foreach (var member in structure.Members.Where(member => members.ContainsKey(member.Name)))
                {
                    var given = members[member.Name];
                    var shaped = Shaped(member.Shape, given);
                    if (!ReferenceEquals(shaped, given))
                    {
                        members[member.Name] = shaped;
                    }
                }

                return members;
            case (Shape.ListOf list, JsonArray items):
                return new JsonArray([.. items.Select(item => Shaped(list.Item, item?.DeepClone()))]);
            case (Shape.ListOf list, JsonValue single):
                return new JsonArray(Shaped(list.Item, single.DeepClone()));
            case (Shape.Whole, JsonValue):
                return Whole(value.GetValue<string>());
            default:
                return value;
        }
    }

    private static JsonValue Whole(string text) => long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? JsonValue.Create(number)
        : throw new CommandFault(AwsExitCode.Failed, $"invalid literal for int() with base 10: {PythonText.Shown(JsonValue.Create(text))}");
}
