using Amazon;
using Amazon.CleanRooms;
using Amazon.CleanRooms.Model;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace StandIns.Tests.ServiceClients;

/// <summary>What AWSSDK.Core gives the clients: endpoints, credentials, containers.</summary>
public sealed class ClientConfigurationTests
{
    public static TheoryData<string, bool, bool, string> Endpoints() => new()
    {
        { "eu-west-1", false, false, "https://cleanrooms.eu-west-1.amazonaws.com" },
        { "cn-north-1", false, false, "https://cleanrooms.cn-north-1.amazonaws.com.cn" },
        { "us-east-1", true, false, "https://cleanrooms-fips.us-east-1.amazonaws.com" },
        { "us-east-1", false, true, "https://cleanrooms.us-east-1.api.aws" },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void Endpoint_FollowsRegionAndPartition(string region, bool fips, bool dualStack, string expected)
    {
        using var client = new AmazonCleanRoomsClient("key", "secret", new AmazonCleanRoomsConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
            IgnoreConfiguredEndpointUrls = true,
        });

        Assert.Equal(expected, client.DetermineServiceOperationEndpoint(new GetProtectedJobRequest()).URL);
    }

    [Fact]
    public void Endpoints_AreEachServicesOwn()
    {
        using var sfn = new AmazonStepFunctionsClient("key", "secret", RegionEndpoint.EUWest1);
        using var events = new AmazonEventBridgeClient("key", "secret", RegionEndpoint.EUWest1);

        Assert.Equal("https://states.eu-west-1.amazonaws.com", sfn.DetermineServiceOperationEndpoint(new StartExecutionRequest()).URL);
        Assert.Equal("https://events.eu-west-1.amazonaws.com", events.DetermineServiceOperationEndpoint(new PutEventsRequest()).URL);
    }

    [Fact]
    public async Task SessionToken_IsSentAndSigned()
    {
        await using var server = await WireServer.StartAsync(WireAnswer.Ok("{}"));
        using var client = new AmazonStepFunctionsClient(
            "AKIDEXAMPLE", "secret", "session", new AmazonStepFunctionsConfig { ServiceURL = server.Url, AuthenticationRegion = "us-west-2" });

        await client.SendTaskHeartbeatAsync(new() { TaskToken = "t" }, TestContext.Current.CancellationToken);

        var headers = server.Only().Headers;
        Assert.Equal("session", headers["X-Amz-Security-Token"]);
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/", headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("x-amz-security-token", headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("x-amz-target", headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public void DefaultServiceClient_IsMadeFromTheInterface()
    {
        using var client = Create<IAmazonCleanRooms>(new BasicAWSCredentials("key", "secret"));

        Assert.IsType<AmazonCleanRoomsClient>(client);
    }

    [Fact]
    public void Retries_AreStandardUnlessSwitchedOff()
    {
        Assert.Equal(RequestRetryMode.Standard, new AmazonCleanRoomsConfig().RetryMode);
        Assert.Equal(0, new AmazonCleanRoomsConfig { MaxErrorRetry = 0 }.MaxErrorRetry);
    }

    [Fact]
    public void Lists_AreNullUntilSet()
    {
        Assert.Null(new PutEventsRequest().Entries);
        Assert.Null(new ProtectedJobParameters().Parameters);
    }

    [Fact]
    public void Constants_AreEqualByValue()
    {
        ProtectedJobStatus status = "SUCCESS";

        Assert.Same(ProtectedJobStatus.SUCCESS, status);
        Assert.Equal("SUCCESS", status.ToString());
        Assert.Null((ProtectedJobStatus)(string)null!);
    }

    private static T Create<T>(AWSCredentials credentials)
        where T : IAmazonService
    {
        var config = T.CreateDefaultClientConfig();
        config.RegionEndpoint = RegionEndpoint.EUWest1;
        return (T)T.CreateDefaultServiceClient(credentials, config);
    }
}
