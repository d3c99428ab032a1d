using System.Text.Json.Nodes;
using ProtectedJobs.Cli.CommandLine;

namespace ProtectedJobs.Cli.AwsCommands.Values;

/// <summary>The documents of <c>--cli-input-json</c> and <c>--cli-input-yaml</c>: a whole request.</summary>
internal static class InputDocument
{
    /// <summary>Reads a request.</summary>
    /// <param name="option"><c>--cli-input-json</c> or <c>--cli-input-yaml</c>.</param>
    /// <param name="text">The document, or <c>file://</c> and its path.</param>
    /// <exception cref="CommandFault">It cannot be read, or is no object.</exception>
    public static JsonObject Read(string option, string text)
    {
        var isYaml = option == "--cli-input-yaml";
        var document = "";
        try
        {
            document = ParameterFiles.Read(text);
            var value = isYaml ? YamlText.Parse(document) : JsonText.Parse(document);
            return value as JsonObject
                ?? throw CommandFault.Parameter(option, $"Invalid type: expecting map, received <class '{PythonText.TypeOf(value)}'>");
        }
        catch (UsageException unreadable)
        {
            throw CommandFault.Parameter(option, unreadable.Message);
        }
        catch (JsonFault fault)
        {
            throw CommandFault.Parameter(
                option.TrimStart('-'), isYaml ? $"Invalid YAML received.\n{fault.Message}" : $"Invalid JSON: {fault.Message}\nJSON received: {document}");
        }
    }
}
