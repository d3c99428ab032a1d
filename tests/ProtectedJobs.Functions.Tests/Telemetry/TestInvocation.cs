using Amazon.Lambda.Core;

namespace ProtectedJobs.Functions.Tests.Telemetry;

/// <summary>An invocation as Lambda tells it.</summary>
internal sealed class TestInvocation : ILambdaContext
{
    public const string Trace = "5759e988bd862e3fe1be46a994272793";

    public string AwsRequestId => "request";

    public IClientContext ClientContext => null!;

    public string FunctionName => "function";

    public string FunctionVersion => "$LATEST";

    public ICognitoIdentity Identity => null!;

    public string InvokedFunctionArn => "arn:aws:lambda:us-east-1:000000000000:function:function";

    public ILambdaLogger Logger => null!;

    public string LogGroupName => "group";

    public string LogStreamName => "stream";

    public int MemoryLimitInMB => 512;

    public TimeSpan RemainingTime { get; init; } = TimeSpan.FromSeconds(30);

    public string TraceId { get; init; } = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0;Lineage=1:a87bd80c:0";
}
