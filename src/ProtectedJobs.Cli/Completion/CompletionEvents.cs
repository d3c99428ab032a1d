using System.Text.Json;
using Amazon.S3;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Json;

namespace ProtectedJobs.Cli.Completion;

/// <summary>Finds the event by which the world was told of a run's end: the run's record holds all that it was made of.</summary>
internal sealed class CompletionEvents(Terminal terminal)
{
    /// <summary>Reads the event of a run's newest attempt.</summary>
    /// <param name="client">S3.</param>
    /// <param name="ledgerBucket">The bucket of records.</param>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The event; null if it was not sent, or cannot be read, which standard error is told.</returns>
    public async Task<JsonElement?> FindAsync(IAmazonS3 client, string ledgerBucket, string runId, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetObjectAsync(
                new() { BucketName = ledgerBucket, Key = $"runs/{runId}.json" }, cancellationToken);
            var record = await JsonSerializer.DeserializeAsync(answer.ResponseStream, CoreJson.Default.RunRecord, cancellationToken);
            return record is { Outcome: { } outcome, AnnouncedAt: not null }
                ? CompletionEventDocument.Of(CompletionEvent.Of(record, outcome))
                : null;
        }
        catch (AmazonS3Exception refused)
        {
            await terminal.Error.WriteLineAsync($"The completion event cannot be read from {ledgerBucket}: {refused.ErrorCode}");
            return null;
        }
    }
}
