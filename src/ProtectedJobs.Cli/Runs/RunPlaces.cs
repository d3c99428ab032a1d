using ProtectedJobs.Cli.Clients;
using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Runs;

/// <inheritdoc/>
internal sealed class RunPlaces(Terminal terminal, ILocalClouds clouds, IStepFunctionsClients clients, RunSession session) : IRunPlaces
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
        RunEnd end;
        await using (var cloud = await clouds.StartAsync(settings, cancellationToken))
        {
            using var client = clients.OfCloud(cloud);
            end = await session.RunAsync(client, new RunOrder(cloud.StateMachineArn, name, input), s_localPause, cancellationToken);
        }

        folder.RunSucceeded = end.Status == RunEnd.Succeeded;
        return end with { DataDirectory = folder.IsKept ? folder.Path : null };
    }

    /// <inheritdoc/>
    public async Task<RunEnd> RunOnAwsAsync(AwsPlace place, string name, string input, CancellationToken cancellationToken)
    {
        using var client = clients.OfAws(place.Profile, place.Region ?? RegionOf(place.StateMachineArn));
        var order = new RunOrder(place.StateMachineArn, name, input);
        return await session.RunAsync(client, order, s_awsPause, cancellationToken);
    }

    // arn:aws:states:REGION:ACCOUNT:stateMachine:NAME
    private static string? RegionOf(string arn) => arn.Split(':') is ["arn", _, "states", { Length: > 0 } region, ..] ? region : null;
}
