using System.CommandLine;
using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Management;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Clouds;

/// <summary><c>protected-jobs local status</c>: whether a local cloud is up, and where.</summary>
internal sealed class LocalStatusCommand : Command
{
    private readonly Option<string?> _data = SharedOptions.DataDirectory("Default: as of 'local up'.");
    private readonly Option<OutputFormat> _output = SharedOptions.Output();

    public LocalStatusCommand(Terminal terminal, RunningClouds clouds, string ordinaryDirectory)
        : base("status", "Tells whether a local cloud is up, and where; exits with 3 if none is: protected-jobs local status")
    {
        Options.Add(_data);
        Options.Add(_output);
        SetAction(async (line, cancellationToken) =>
        {
            var directory = Path.GetFullPath(line.GetValue(_data) ?? ordinaryDirectory);
            var found = await clouds.FindAsync(directory, cancellationToken);
            var cloud = found?.Cloud;
            if (line.GetValue(_output) == OutputFormat.Json)
            {
                var state = new CloudState(
                    cloud is not null, directory, cloud?.Endpoint, cloud is null ? null : found?.Note.ProcessId, cloud?.StateMachineArn, cloud?.LedgerBucket);
                await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(state, ReadableManagementJson.Of.CloudState));
            }
            else
            {
                await terminal.Out.WriteLineAsync((cloud, found) switch
                {
                    ({ } up, _) => $"A local cloud is up on {directory}: {up.Endpoint} (process {found?.Note.ProcessId}).",
                    (_, { IsSilent: true, Note: var note }) => $"The local cloud on {directory} does not answer at {note.Endpoint} (process {note.ProcessId}).",
                    _ => $"No local cloud is up on {directory}.",
                });
            }

            if (found is { IsSilent: true })
            {
                await terminal.Error.WriteLineAsync($"Stop it: protected-jobs local down --data {directory}");
            }
            else if (cloud is null)
            {
                await terminal.Error.WriteLineAsync($"Start one: protected-jobs local up --data {directory}");
            }

            return cloud is null ? ExitCode.AwsRefused : ExitCode.Success;
        });
    }
}
