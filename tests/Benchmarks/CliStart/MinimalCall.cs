using Amazon.CleanRooms;
using Amazon.CleanRooms.Model;
using Amazon.Runtime;

namespace Benchmarks.CliStart;

/// <summary>The least that a program with the SDK does: one signed StartProtectedJob.</summary>
internal static class MinimalCall
{
    public const string Membership = "1f6e3a52-6c0b-4f5e-8c1d-7a9b2e4d6f80";

    public const string Template =
        "arn:aws:cleanrooms:us-east-1:111122223333:membership/1f6e3a52-6c0b-4f5e-8c1d-7a9b2e4d6f80/analysistemplate/2b7c9d14-3e5f-4a6b-8c7d-9e0f1a2b3c4d";

    public static async Task<int> RunAsync(string endpoint)
    {
        using var client = new AmazonCleanRoomsClient(
            new BasicAWSCredentials("local", "local"), new AmazonCleanRoomsConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        var started = await client.StartProtectedJobAsync(new StartProtectedJobRequest
        {
            MembershipIdentifier = Membership,
            Type = ProtectedJobType.PYSPARK,
            JobParameters = new ProtectedJobParameters { AnalysisTemplateArn = Template },
        });
        Console.WriteLine(started.ProtectedJob.Status);
        return 0;
    }
}
