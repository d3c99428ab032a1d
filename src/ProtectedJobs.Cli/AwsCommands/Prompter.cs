using ProtectedJobs.Cli.AwsCommands.CommandLine;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.AwsCommands;

/// <summary>Asks on standard error for required options that are missing, and reads the answers from standard input.</summary>
internal sealed class Prompter(Terminal terminal)
{
    /// <summary>Asks for each; an empty line is no answer, the end of the input ends the asking.</summary>
    public async Task AskAsync(CommandArguments arguments, CancellationToken cancellationToken)
    {
        foreach (var option in arguments.Missing.ToList())
        {
            await terminal.Error.WriteAsync($"{option.Name} ({option.Help}): ");
            if (await terminal.In.ReadLineAsync(cancellationToken) is not { } line)
            {
                await terminal.Error.WriteLineAsync();
                return;
            }

            if (line.Length > 0)
            {
                arguments.Give(option.Name, line);
            }
        }
    }
}
