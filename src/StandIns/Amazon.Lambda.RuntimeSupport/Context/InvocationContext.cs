using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The context of one invocation.</summary>
internal sealed class InvocationContext(
    Invocation invocation,
    LambdaEnvironment environment,
    LogWriter log,
    ILambdaSerializer? serializer,
    TimeProvider time) : ILambdaContext
{
    public string AwsRequestId => invocation.RequestId;

    public IClientContext ClientContext => null!;

    public string FunctionName => environment.FunctionName;

    public string FunctionVersion => environment.FunctionVersion;

    public ICognitoIdentity Identity => null!;

    public string InvokedFunctionArn => invocation.FunctionArn;

    public ILambdaLogger Logger { get; } = new ConsoleLogger(log);

    public string LogGroupName => environment.LogGroupName;

    public string LogStreamName => environment.LogStreamName;

    public int MemoryLimitInMB => environment.MemoryLimitInMB;

    public TimeSpan RemainingTime => invocation.Deadline - time.GetUtcNow();

    public ILambdaSerializer Serializer => serializer!;

    public string TraceId => invocation.TraceId!;
}
