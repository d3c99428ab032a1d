using Amazon.Lambda.Core;
using Simulation.Time;

namespace Simulation.Machine;

/// <summary>What a function knows about its invocation: how long it still has.</summary>
/// <param name="time">The time.</param>
/// <param name="deadline">When Lambda ends it.</param>
public sealed class SimContext(VirtualTime time, DateTimeOffset deadline) : ILambdaContext
{
    /// <inheritdoc/>
    public TimeSpan RemainingTime => deadline - time.Now;

    /// <inheritdoc/>
    public string AwsRequestId => "request";

    /// <inheritdoc/>
    public IClientContext ClientContext => null!;

    /// <inheritdoc/>
    public string FunctionName => "function";

    /// <inheritdoc/>
    public string FunctionVersion => "$LATEST";

    /// <inheritdoc/>
    public ICognitoIdentity Identity => null!;

    /// <inheritdoc/>
    public string InvokedFunctionArn => "arn";

    /// <inheritdoc/>
    public ILambdaLogger Logger => null!;

    /// <inheritdoc/>
    public string LogGroupName => "group";

    /// <inheritdoc/>
    public string LogStreamName => "stream";

    /// <inheritdoc/>
    public int MemoryLimitInMB => 512;
}
