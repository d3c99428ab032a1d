using Amazon.S3;
using Amazon.StepFunctions;
using ProtectedJobs.Cli.Clients;
using ProtectedJobs.Cli.Clouds;

namespace ProtectedJobs.Cli.Tests.Fakes;

/// <summary>Gives every caller the same clients, and keeps whom they were for.</summary>
internal sealed class FakeClients(IAmazonStepFunctions stepFunctions, IAmazonS3 s3) : IAwsClientFactory
{
    public List<string> Asked { get; } = [];

    public AwsClients OfCloud(ILocalCloud cloud)
    {
        Asked.Add($"cloud {cloud.Endpoint}");
        return new(stepFunctions, s3);
    }

    public AwsClients OfAws(string? profile, string? region, Uri? endpoint = null)
    {
        Asked.Add($"aws {profile ?? "-"} {region ?? "-"}{(endpoint is null ? "" : $" {endpoint}")}");
        return new(stepFunctions, s3);
    }
}
