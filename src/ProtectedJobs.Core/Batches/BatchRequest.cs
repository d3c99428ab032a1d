using System.Text.Json;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Batches;

/// <summary>What a batch is asked to do: <c>{requests | source{bucket, key}, maxConcurrency, toleratedFailures | toleratedFailurePercentage}</c>.</summary>
/// <param name="Requests">The requests, unread; null if they lie in S3.</param>
/// <param name="Source">Where they lie: a JSON array, or a request a line; null if they are given.</param>
/// <param name="MaxConcurrency">The most runs at a time, 1 to 100; default 5. A membership runs one job at a time, so more than its
/// memberships only lengthens the queue, where runs have a timeout.</param>
/// <param name="ToleratedFailures">How many runs may fail; null if a percentage says it. Default 0.</param>
/// <param name="ToleratedPercentage">How many of a hundred may fail; null if a number says it.</param>
public sealed record BatchRequest(
    JsonElement? Requests, BatchSource? Source, int MaxConcurrency, int? ToleratedFailures, int? ToleratedPercentage)
{
    /// <summary>The most requests of a batch: as many as may wait in a membership's queue.</summary>
    public const int Most = 1000;

    /// <summary>How many of some runs may fail.</summary>
    /// <param name="runs">All.</param>
    internal int ToleratedOf(int runs) =>
        ToleratedPercentage is { } percentage ? runs * percentage / 100 : ToleratedFailures ?? 0;

    internal static BatchRequest? Read(JsonElement json, List<Fault> faults)
    {
        if (FieldReader.Open(json, "", faults) is not { } fields)
        {
            return null;
        }

        var requests = fields.Value("requests", "an array of requests");
        var source = fields.Object("source");
        var from = source is null ? null : Source(source);
        if (requests is null == source is null)
        {
            fields.Add("$", "either requests or source", requests is null ? "neither" : "both");
        }

        var concurrency = fields.Whole("maxConcurrency", 1, 100);
        var failures = fields.Whole("toleratedFailures", 0, Most);
        var percentage = fields.Whole("toleratedFailurePercentage", 0, 100);
        if (failures is not null && percentage is not null)
        {
            fields.Add("$", "toleratedFailures or toleratedFailurePercentage", "both");
        }

        fields.RejectUnknown();
        return new BatchRequest(requests, from, concurrency ?? 5, failures, percentage);

        static BatchSource? Source(FieldReader source)
        {
            var bucket = source.Text("bucket", "the name of a bucket", text => text.Length is >= 3 and <= 63, required: true);
            var key = source.Text("key", "the key of an object", text => text.Length is > 0 and <= 1024, required: true);
            source.RejectUnknown();
            return bucket is null || key is null ? null : new BatchSource(bucket, key);
        }
    }
}

/// <summary>An object in S3.</summary>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Key">Its key.</param>
public sealed record BatchSource(string Bucket, string Key);
