using System.Globalization;
using ProtectedJobs.Cli.Clients;
using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Runs;

/// <inheritdoc/>
internal sealed class RunPlaces(Terminal terminal, ILocalClouds clouds, IAwsClientFactory clients, RunSession session) : IRunPlaces
{
    private static readonly TimeSpan s_localPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_awsPause = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public async Task<RunEnd> RunLocallyAsync(LocalPlace place, string name, string input, CancellationToken cancellationToken)
    {
        using var folder = RunFolder.Open(place.DataDirectory, terminal.Error);
        var settings = new CloudSettings
        {
            DataDirectory = folder.Path,
            TimeScale = place.TimeScale,
            TemplatePath = place.TemplatePath,
        };
        if (place.TimeScale != 1)
        {
            await terminal.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"The cloud's clock runs {place.TimeScale} times the wall's; durations of the run are the cloud's."));
        }

        RunEnd end;
        await using (var cloud = await clouds.StartAsync(settings, cancellationToken))
        {
            using var access = clients.OfCloud(cloud);
            var order = new RunOrder(cloud.StateMachineArn, name, input, cloud.LedgerBucket);
            end = await session.RunAsync(access, order, s_localPause, cancellationToken);
        }

        folder.RunSucceeded = end.Status == RunEnd.Succeeded;
        return end with { DataDirectory = folder.IsKept ? folder.Path : null };
    }

    /// <inheritdoc/>
    public async Task<RunEnd> RunOnAwsAsync(AwsPlace place, string name, string input, CancellationToken cancellationToken)
    {
        using var access = AccessTo(place);
        var order = new RunOrder(place.StateMachineArn, name, input, place.LedgerBucket);
        return await session.RunAsync(access, order, s_awsPause, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<string> StartOnAwsAsync(AwsPlace place, string name, string input, CancellationToken cancellationToken)
    {
        using var access = AccessTo(place);
        var started = await access.StepFunctions.StartExecutionAsync(
            new() { StateMachineArn = place.StateMachineArn, Name = name, Input = input }, cancellationToken);
        return started.ExecutionArn;
    }

    private AwsClients AccessTo(AwsPlace place) =>
        clients.OfAws(place.Profile, place.Region ?? RegionOf(place.StateMachineArn), place.Endpoint);

    // arn:aws:states:REGION:ACCOUNT:stateMachine:NAME
    private static string? RegionOf(string arn) => arn.Split(':') is ["arn", _, "states", { Length: > 0 } region, ..] ? region : null;
}
