using System.Text.Json;
using ProtectedJobs.Core.Json;
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
    public const int MostOutputsTold = 100;

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

        return await store.ListAsync(place.Bucket, place.Folder, cancellationToken) switch
        {
            ResultListing.Unreadable refused => Unreadable(location, refused.Cause),
            ResultListing.Found found => await WriteManifestAsync(runId, job.Id, location, place, found.Objects, cancellationToken),
            var other => throw new InvalidOperationException($"No such listing: {other}."),
        };
    }

    private static RunResults.S3 Unreadable(string location, string cause) => new(location, null, [], 0, 0, cause);

    private async Task<RunResults> WriteManifestAsync(
        string runId,
        string jobId,
        string location,
        ResultPlace place,
        IReadOnlyList<ResultObject> objects,
        CancellationToken cancellationToken)
    {
        var outputs = OutputGrouping.Group(place.Folder, objects);
        var summaries = outputs
            .Select(o => new OutputSummary(o.Name, o.Objects.Count, o.Objects.Sum(part => part.Bytes), o.SuccessMarker))
            .ToList();
        var manifest = new Manifest(
            Manifest.CurrentSchema,
            runId,
            jobId,
            location,
            outputs,
            summaries.Sum(o => o.Objects),
            summaries.Sum(o => o.Bytes));

        var key = Keys.Manifest(runId);
        await ledger.OverwriteAsync(key, JsonSerializer.SerializeToUtf8Bytes(manifest, CoreJson.Default.Manifest), cancellationToken);
        return new RunResults.S3(
            location,
            new ManifestPointer(ledgerBucket, key),
            [.. summaries.Take(MostOutputsTold)],
            manifest.TotalObjects,
            manifest.TotalBytes,
            null);
    }
}
