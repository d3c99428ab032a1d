using ProtectedJobs.Cli.AwsCommands.CommandLine;
using ProtectedJobs.Cli.AwsCommands.Shapes;

namespace ProtectedJobs.Cli.AwsCommands;

/// <summary>A command line that asks for one of these commands.</summary>
/// <param name="Operation">The command's operation.</param>
/// <param name="Arguments">All arguments but the command.</param>
internal sealed record AwsCommandLine(Operation Operation, IReadOnlyList<string> Arguments)
{
    /// <summary>Looks for one of these commands among the arguments; null if the command line asks for something else.</summary>
    /// <remarks>Options of every command may stand before the command, and so may the word <c>cleanrooms</c>, as after <c>aws</c>.</remarks>
    public static AwsCommandLine? Find(IReadOnlyList<string> arguments)
    {
        var service = -1;
        for (var at = 0; at < arguments.Count; at++)
        {
            var argument = arguments[at];
            if (argument.StartsWith("--", StringComparison.Ordinal))
            {
                if (Options.Global.FirstOrDefault(option => option.Name == argument.Split('=')[0]) is not { } option)
                {
                    return null;
                }

                at += option.TakesValue && !argument.Contains('=', StringComparison.Ordinal) ? 1 : 0;
            }
            else if (service < 0 && argument == "cleanrooms")
            {
                service = at;
            }
            else
            {
                return JobOperations.All.FirstOrDefault(operation => operation.Command == argument) is { } found
                    ? new AwsCommandLine(found, [.. arguments.Where((_, index) => index != at && index != service)])
                    : null;
            }
        }

        return null;
    }
}
