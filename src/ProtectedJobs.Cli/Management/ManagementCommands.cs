using System.CommandLine;
using ProtectedJobs.Cli.Costs;
using ProtectedJobs.Cli.Doctor;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Results;
using ProtectedJobs.Cli.Runs;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Management;

/// <summary>The commands about runs that are somewhere, in the order of help.</summary>
internal static class ManagementCommands
{
    public static IEnumerable<Command> All(Terminal terminal, IManagedPlaces places, IProgressView view) =>
    [
        new StartCommand(terminal, places, new RequestReader(terminal)),
        new StatusCommand(terminal, places),
        new WatchCommand(terminal, places, view),
        new ListCommand(terminal, places),
        new HistoryCommand(terminal, places),
        new TerminateCommand(terminal, places),
        new RewindCommand(terminal, places),
        new RestartCommand(terminal, places),
        DecideCommand.Approve(terminal, places),
        DecideCommand.Reject(terminal, places),
        new PurgeCommand(terminal, places),
        new ResultsCommand(terminal, places),
        new CostsCommand(terminal, places),
        new DoctorCommand(terminal, places),
    ];
}
