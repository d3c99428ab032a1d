using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Runs;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Core.Management;

namespace ProtectedJobs.Cli.Management;

/// <summary>Writes what came of a start.</summary>
internal sealed class StartReport(Terminal terminal)
{
    /// <returns>The exit code.</returns>
    public int Write(ManagedPlace place, string source, RunStart start, OutputFormat format)
    {
        switch (start)
        {
            case RunStart.Started run:
                Tell(new StartedRun(run.RunId, run.ExecutionArn, run.StartedAt, Existed: false), format);
                terminal.Error.WriteLine($"Started. Watch it: {place.Command($"watch {run.RunId}")}");
                return ExitCode.Success;
            case RunStart.RanBefore run:
                Tell(new StartedRun(run.RunId, run.ExecutionArn, run.StartedAt, Existed: true), format);
                terminal.Error.WriteLine($"The same request was run as {run.RunId} before, and has ended: nothing was started. To run it again: {place.Command($"restart {run.RunId}")}");
                return ExitCode.Success;
            case RunStart.IdTaken taken:
                throw new UsageException(
                    $"Another request was run as {taken.RunId}, and Step Functions frees a name 90 days after its end. Nothing was started: give another --name.");
            case RunStart.Invalid invalid:
                new RunReport(terminal).Write(source, invalid.Faults, format);
                return ExitCode.BadUsage;
            default:
                throw new ArgumentOutOfRangeException(nameof(start), start, "No such answer.");
        }
    }

    private void Tell(StartedRun run, OutputFormat format) => terminal.Out.WriteLine(
        format == OutputFormat.Json ? JsonSerializer.Serialize(run, ReadableManagementJson.Of.StartedRun) : run.RunId);
}
