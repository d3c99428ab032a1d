using Amazon.Runtime;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using Testing;

namespace ProtectedJobs.Aws.Tests.CleanRooms;

/// <summary>A start is one request, whatever becomes of its connection: the SDK has several kinds of retries, and one of them starts a second job.</summary>
public sealed class OneRequestTests
{
    [Fact]
    public async Task Start_WhoseConnectionIsResetAfterIt_IsNotSentAgain()
    {
        await using var server = new ResettingServer();
        using var ports = new AwsPorts(
            new AwsSettings("ledger", "bus"),
            new AwsAccess { Endpoint = server.Endpoint, Region = "us-east-1", Credentials = new BasicAWSCredentials("id", "secret") });

        var answer = await ports.CleanRooms.StartAsync(
            new JobSpec { MembershipId = "11111111-1111-1111-1111-111111111111", AnalysisTemplateArn = "arn", Parameters = new Dictionary<string, string>() },
            null,
            TestContext.Current.CancellationToken);

        Assert.IsType<StartAnswer.Unknown>(answer);
        Assert.Equal(1, server.Requests);
    }
}
