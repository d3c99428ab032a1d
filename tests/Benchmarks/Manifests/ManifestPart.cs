using System.Diagnostics;
using System.Globalization;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Benchmarks.Reports;
using ProtectedJobs.Aws;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Results;
using S3Location = ProtectedJobs.Core.Jobs.S3Location;

namespace Benchmarks.Manifests;

/// <summary>
/// <c>manifest-part collect|list ENDPOINT OBJECTS</c>, in a process of its own, so that its peak of memory is its own: what CollectResult does with a
/// job's results, or nothing but reading the pages. Prints seconds and MB.
/// </summary>
internal static class ManifestPart
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (kind, endpoint, objects) = (arguments[0], new Uri(arguments[1]), int.Parse(arguments[2], CultureInfo.InvariantCulture));

        // Ten pages first, so that what is compiled is compiled.
        await DoAsync(kind, endpoint, 10_000);
        var watch = Stopwatch.StartNew();
        var seen = await DoAsync(kind, endpoint, objects);
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {ProcessMemory.PeakMegabytes(Environment.ProcessId)}"));
        return seen == objects ? 0 : throw new InvalidOperationException($"{seen} of {objects} objects were seen.");
    }

    private static Task<long> DoAsync(string kind, Uri endpoint, int objects) =>
        kind == "collect" ? CollectAsync(endpoint, objects) : ListAsync(endpoint, objects);

    private static async Task<long> CollectAsync(Uri endpoint, int objects)
    {
        using var ports = new AwsPorts(
            new AwsSettings("ledger", "protected-jobs") { S3PathStyle = true },
            new AwsAccess { Endpoint = endpoint, Region = "us-east-1", Credentials = new BasicAWSCredentials("local", "local") });
        var job = new ProtectedJob
        {
            Id = "job",
            MembershipId = "membership",
            MembershipArn = "arn:aws:cleanrooms:us-east-1:000000000000:membership/membership",
            CreateTime = DateTimeOffset.UnixEpoch,
            Status = JobStatus.Success,
            Result = new JobResult(new JobOutput { S3 = new S3Location($"s3://{ObjectListServer.Bucket(objects)}/{ObjectListServer.Prefix}") }),
        };
        var results = await new ResultCollector(ports.Results, ports.Ledger, "ledger").CollectAsync("run", job, CancellationToken.None);
        return ((RunResults.S3)results!).TotalObjects;
    }

    private static async Task<long> ListAsync(Uri endpoint, int objects)
    {
        using var client = new AmazonS3Client(
            new BasicAWSCredentials("local", "local"),
            new AmazonS3Config { ServiceURL = endpoint.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true });
        var request = new ListObjectsV2Request { BucketName = ObjectListServer.Bucket(objects), Prefix = ObjectListServer.Prefix };
        long seen = 0;
        do
        {
            var page = await client.ListObjectsV2Async(request);
            seen += page.S3Objects.Count;
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
        return seen;
    }
}
