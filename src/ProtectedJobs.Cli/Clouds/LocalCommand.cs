using System.CommandLine;

namespace ProtectedJobs.Cli.Clouds;

/// <summary><c>protected-jobs local</c>: the commands about local clouds.</summary>
internal sealed class LocalCommand : Command
{
    public LocalCommand(LocalUpCommand up, LocalDownCommand down, LocalStatusCommand status)
        : base("local", "A cloud in one process, to run and to try things on.")
    {
        Subcommands.Add(up);
        Subcommands.Add(down);
        Subcommands.Add(status);
    }
}
