using System.Text.Json.Serialization;

namespace ProtectedJobs.Cli.Clouds;

/// <summary>What one needs to use a local cloud: the line of <c>local up --output json</c>. Members are only ever added.</summary>
internal sealed record CloudFacts
{
    /// <summary>For <c>--endpoint-url</c> and AWS_ENDPOINT_URL.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The product's state machine.</summary>
    public required string StateMachineArn { get; init; }

    /// <summary>The page that shows the runs; null if this tool serves none.</summary>
    public Uri? ConsoleUrl { get; init; }

    /// <summary>The administrator's access key.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Its secret.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>The region of everything on it.</summary>
    public required string Region { get; init; }

    /// <summary>The facts of a cloud.</summary>
    public static CloudFacts Of(ILocalCloud cloud) => new()
    {
        Endpoint = cloud.Endpoint,
        StateMachineArn = cloud.StateMachineArn,
        AccessKeyId = LocalCredentials.AccessKeyId,
        SecretAccessKey = LocalCredentials.SecretAccessKey,
        Region = LocalCredentials.Region,
    };
}

/// <summary>One line of JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CloudFacts))]
internal sealed partial class CloudJson : JsonSerializerContext;
