using System.Text.Json;
using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.CommandLine;

namespace ProtectedJobs.Cli.Places;

/// <summary>Local clouds that are up, found by their endpoint or by the note that <c>local up</c> leaves in its folder.</summary>
/// <param name="http">Asks them.</param>
internal sealed class RunningClouds(Func<HttpClient> http)
{
    // One that is not up refuses at once; one that is busy, or starts on a busy machine, takes a while.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>The cloud at an endpoint.</summary>
    /// <exception cref="UsageException">None answers there.</exception>
    public async Task<RunningCloud> AtAsync(Uri endpoint, CancellationToken cancellationToken) =>
        (await AskAsync(endpoint, cancellationToken)).Cloud ?? throw new UsageException(
            $"No local cloud answers at {endpoint}. Start one: protected-jobs local up --port {endpoint.Port}");

    /// <summary>The cloud that is up on a folder.</summary>
    /// <exception cref="UsageException">None is.</exception>
    public async Task<RunningCloud> OnAsync(string directory, CancellationToken cancellationToken) =>
        await FindAsync(directory, cancellationToken) is { Cloud: { } cloud } ? cloud : throw new UsageException(
            $"No local cloud is up on {directory}. Start one: protected-jobs local up --data {directory}");

    /// <summary>Looks for the cloud that is up on a folder.</summary>
    /// <returns>
    /// What it left there; itself, if it answers; whether something is there that took the question and gave no answer. Null if none was ever up, or
    /// it was stopped.
    /// </returns>
    public async Task<(CloudNote Note, RunningCloud? Cloud, bool IsSilent)?> FindAsync(string directory, CancellationToken cancellationToken)
    {
        if (CloudNote.Read(directory) is not { } note)
        {
            return null;
        }

        var (cloud, isSilent) = await AskAsync(note.Endpoint, cancellationToken);
        return (note, cloud, isSilent);
    }

    private async Task<(RunningCloud? Cloud, bool IsSilent)> AskAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        using var client = http();
        client.BaseAddress = endpoint;
        client.Timeout = s_patience;
        client.DefaultRequestHeaders.Add("X-Local-Admin", "1");
        try
        {
            var report = JsonElement.Parse(await client.GetByteArrayAsync(new Uri("_local/template", UriKind.Relative), cancellationToken));
            var outputs = report.GetProperty("outputs");
            var cloud = new RunningCloud(
                endpoint,
                Text(outputs, "StateMachineArn") ?? throw new UsageException($"The template of the local cloud at {endpoint} has no output StateMachineArn."),
                Text(outputs, "LedgerBucketName") ?? throw new UsageException($"The template of the local cloud at {endpoint} has no output LedgerBucketName."));
            return (cloud, false);
        }
        catch (Exception other) when (other is HttpRequestException or JsonException or KeyNotFoundException)
        {
            return (null, false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, true);
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>A local cloud that is up.</summary>
/// <param name="Endpoint">Where.</param>
/// <param name="StateMachineArn">The product's state machine on it.</param>
/// <param name="LedgerBucket">The bucket of the product's records.</param>
internal sealed record RunningCloud(Uri Endpoint, string StateMachineArn, string LedgerBucket);
