using Amazon.CleanRooms;
using Amazon.EventBridge;
using Amazon.Runtime;
using Amazon.ServiceQuotas;
using Amazon.StepFunctions;

namespace StandIns.Tests.ServiceClients;

/// <summary>Clients of a test's server: no retries, credentials of the test.</summary>
internal static class Clients
{
    public static AmazonCleanRoomsClient CleanRooms(WireServer server, int retries = 0) =>
        new("key", "secret", Configure(new AmazonCleanRoomsConfig(), server, retries));

    public static AmazonStepFunctionsClient StepFunctions(WireServer server) =>
        new("key", "secret", Configure(new AmazonStepFunctionsConfig(), server, 0));

    public static AmazonEventBridgeClient EventBridge(WireServer server) =>
        new("key", "secret", Configure(new AmazonEventBridgeConfig(), server, 0));

    public static AmazonServiceQuotasClient ServiceQuotas(WireServer server) =>
        new("key", "secret", Configure(new AmazonServiceQuotasConfig(), server, 0));

    private static T Configure<T>(T config, WireServer server, int retries)
        where T : ClientConfig
    {
        config.ServiceURL = server.Url;
        config.AuthenticationRegion = "eu-west-1";
        config.MaxErrorRetry = retries;
        return config;
    }
}
