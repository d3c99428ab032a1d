using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.CommandLine;
using ProtectedJobs.Cli.AwsCommands.Values;

namespace ProtectedJobs.Cli.AwsCommands;

/// <summary>Puts a request together: the members of a document, overridden by options.</summary>
internal static class RequestAssembly
{
    /// <summary>The request of a command.</summary>
    /// <exception cref="CommandFault">A value cannot be read.</exception>
    public static JsonObject Read(CommandArguments arguments)
    {
        if (arguments.Has(Options.InputJson) && arguments.Has(Options.InputYaml))
        {
            throw new CommandFault(AwsExitCode.BadUsage, "Only one --cli-input- parameter may be specified.");
        }

        var given = arguments.OfRequest
            .Select(option => (option.Option.Member!.Name, Value: ParameterReader.Read(option.Option.Name, option.Option.Member.Shape, option.Value)))
            .ToList();
        var request = new JsonObject();
        foreach (var option in (ReadOnlySpan<string>)[Options.InputJson, Options.InputYaml])
        {
            if (arguments[option] is { } document)
            {
                request = InputDocument.Read(option, document);
            }
        }

        foreach (var (name, value) in given)
        {
            request[name] = value;
        }

        return request;
    }
}
