using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Core.Results;

/// <summary>Finds out what came out of a job that succeeded, and writes the manifest.</summary>
/// <param name="store">The results' S3.</param>
/// <param name="ledger">Where the manifest goes.</param>
/// <param name="ledgerBucket">The ledger's bucket, to tell where the manifest is.</param>
public sealed class ResultCollector(IResultStore store, ILedger ledger, string ledgerBucket)
{
    /// <summary>The most outputs that travel through the state machine; the manifest has them all.</summary>
    public const int MostOutputsTold = ManifestWriter.MostSummaries;

    /// <summary>Collects.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="job">A job that is SUCCESS.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>The results; null if the job does not say where they went.</returns>
    public async Task<RunResults?> CollectAsync(string runId, ProtectedJob job, CancellationToken cancellationToken)
    {
        var output = job.Result?.Output;
        if (output?.MemberList is { } members)
        {
            return new RunResults.MemberList(members);
        }

        if (output?.S3?.Location is not { } location)
        {
            return null;
        }

        if (!ResultPlace.TryParse(location, out var place))
        {
            return Unreadable(location, "The location is not an s3:// address.");
        }

        try
        {
            return await WriteManifestAsync(runId, job.Id, location, place, cancellationToken);
        }
        catch (ResultsUnreadable refused)
        {
            return Unreadable(location, refused.Message);
        }
    }

    private static RunResults.S3 Unreadable(string location, string cause) => new(location, null, [], 0, 0, cause);

    private async Task<RunResults> WriteManifestAsync(
        string runId, string jobId, string location, ResultPlace place, CancellationToken cancellationToken)
    {
        var key = Keys.Manifest(runId);
        using var manifest = new ManifestWriter(new LongDocument(ledger, key));
        manifest.Begin(runId, jobId, location);
        await foreach (var (output, found) in new ResultWalk(store, place).WalkAsync(cancellationToken))
        {
            await manifest.AddAsync(output, found, cancellationToken);
        }

        await manifest.EndAsync(cancellationToken);
        return new RunResults.S3(
            location, new ManifestPointer(ledgerBucket, key), manifest.Summaries, manifest.TotalObjects, manifest.TotalBytes, null);
    }
}
