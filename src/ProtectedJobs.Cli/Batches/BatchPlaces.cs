using System.Text.Json;
using Amazon.S3;
using ProtectedJobs.Cli.Clients;
using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.Runs;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Batches;

/// <summary>Runs batches, on a local cloud or on AWS.</summary>
/// <param name="terminal">Told what was started.</param>
/// <param name="clouds">Starts local clouds.</param>
/// <param name="clients">Makes clients.</param>
/// <param name="session">Watches an execution to its end.</param>
internal sealed class BatchPlaces(Terminal terminal, ILocalClouds clouds, IAwsClientFactory clients, RunSession session)
{
    private const string Runs = "ProtectedJobRun";
    private const string Batches = "ProtectedJobBatch";
    private static readonly TimeSpan s_localPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_awsPause = TimeSpan.FromSeconds(5);

    /// <summary>Starts a local cloud, runs, and stops it.</summary>
    public async Task<BatchEnd> RunLocallyAsync(LocalPlace place, string name, string input, CancellationToken cancellationToken)
    {
        using var folder = RunFolder.Open(place.DataDirectory, terminal.Error);
        var settings = new CloudSettings
        {
            DataDirectory = folder.Path,
            TimeScale = place.TimeScale,
            TemplatePath = place.TemplatePath,
        };
        BatchEnd end;
        await using (var cloud = await clouds.StartAsync(settings, cancellationToken))
        {
            using var access = clients.OfCloud(cloud);
            end = await RunAsync(access, cloud.StateMachineArn, cloud.LedgerBucket, (name, input), s_localPause, cancellationToken);
        }

        folder.RunSucceeded = end.Status == RunEnd.Succeeded;
        return end with { DataDirectory = folder.IsKept ? folder.Path : null };
    }

    /// <summary>Runs on AWS.</summary>
    public async Task<BatchEnd> RunOnAwsAsync(AwsPlace place, string name, string input, CancellationToken cancellationToken)
    {
        var region = place.StateMachineArn.Split(':') is ["arn", _, "states", { Length: > 0 } its, ..] ? its : null;
        using var access = clients.OfAws(place.Profile, place.Region ?? region);
        return await RunAsync(access, place.StateMachineArn, place.LedgerBucket, (name, input), s_awsPause, cancellationToken);
    }

    private async Task<BatchEnd> RunAsync(
        AwsClients access, string machine, string? ledger, (string Name, string Input) batch, TimeSpan pause, CancellationToken cancellationToken)
    {
        // The template names both.
        var order = new RunOrder(machine.Replace($":{Runs}", $":{Batches}", StringComparison.Ordinal), batch.Name, batch.Input, null);
        var ended = await session.RunAsync(access, order, pause, cancellationToken);
        return new BatchEnd
        {
            ExecutionArn = ended.ExecutionArn,
            Name = ended.Name,
            Status = ended.Status,
            Error = ended.Error,
            Cause = FailureWords.Of(ended.Cause),
            Summary = ended.Output ?? (ledger is null ? null : await SummaryAsync(access.S3, ledger, batch.Name, cancellationToken)),
        };
    }

    private async Task<JsonElement?> SummaryAsync(IAmazonS3 client, string ledger, string name, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetObjectAsync(
                new() { BucketName = ledger, Key = $"batches/{name}/summary.json" }, cancellationToken);
            return (await JsonDocument.ParseAsync(answer.ResponseStream, default, cancellationToken)).RootElement.Clone();
        }
        catch (AmazonS3Exception refused)
        {
            await terminal.Error.WriteLineAsync($"The summary cannot be read from {ledger}: {refused.ErrorCode}");
            return null;
        }
    }
}
