using System.Text;
using System.Text.Json.Nodes;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Runs;
using ProtectedJobs.Cli.Samples;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Cli.Batches;

/// <summary>Makes a batch's input of what the command line names.</summary>
/// <param name="requests">Reads files and standard input.</param>
internal sealed class BatchReader(RequestReader requests)
{
    private const string S3 = "s3://";

    // An execution's input may be 262,144 bytes; the rest of it needs a few.
    private const int MostBytes = 250_000;

    /// <summary>Reads requests, and checks those that are at hand.</summary>
    /// <param name="source">A path, <c>-</c>, <c>s3://bucket/key</c>, or null for the samples.</param>
    /// <param name="maxConcurrency">Null for the default.</param>
    /// <param name="tolerated">Null for the default.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="UsageException">The file cannot be read, or is too long.</exception>
    public async Task<(string Input, IReadOnlyList<Fault> Faults)> ReadAsync(
        string? source, int? maxConcurrency, int? tolerated, CancellationToken cancellationToken)
    {
        var input = new JsonObject();
        var faults = new List<Fault>();
        if (source?.StartsWith(S3, StringComparison.Ordinal) == true)
        {
            input["source"] = Object(source);
        }
        else
        {
            var text = source is null ? Samples() : await requests.ReadAsync(source, cancellationToken);
            var read = BatchItems.Read(Encoding.UTF8.GetBytes(text), "requests", faults);
            if (faults.Count == 0)
            {
                BatchItems.Check(read, faults);
            }

            input["requests"] = new JsonArray([.. read.Select(request => JsonNode.Parse(request.GetRawText()))]);
        }

        if (maxConcurrency is not null)
        {
            input["maxConcurrency"] = maxConcurrency;
        }

        if ((tolerated ?? (source is null ? 1 : null)) is { } failures)
        {
            input["toleratedFailures"] = failures;
        }

        var json = input.ToJsonString();
        return Encoding.UTF8.GetByteCount(json) <= MostBytes
            ? (json, faults)
            : throw new UsageException($"The requests are longer than the {MostBytes} bytes that an execution's input takes: put them into S3, and name them as s3://BUCKET/KEY.");
    }

    private static JsonObject Object(string source)
    {
        var place = source[S3.Length..];
        var slash = place.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < place.Length - 1
            ? new JsonObject { ["bucket"] = place[..slash], ["key"] = place[(slash + 1)..] }
            : throw new UsageException($"Wanted s3://BUCKET/KEY, found '{source}'.");
    }

    private static string Samples()
    {
        var failing = SampleRequest.Json.Replace("8999-000000000000", "8999-000000000001", StringComparison.Ordinal);
        return $"[{SampleRequest.Json},{failing},{SampleRequest.Json}]";
    }
}
