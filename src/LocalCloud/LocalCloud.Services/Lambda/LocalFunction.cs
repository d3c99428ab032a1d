using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Lambda;

/// <summary>A function that is defined, with what runs it and how much of it runs.</summary>
internal sealed class LocalFunction(FunctionDefinition definition, string arn, IFunctionRunner runner)
{
    private int _running;

    public FunctionDefinition Definition { get; } = definition;

    public string Arn { get; } = arn;

    public IFunctionRunner Runner { get; } = runner;

    /// <summary>Runs one invocation, or refuses it if that is one more than the function may have at a time.</summary>
    /// <exception cref="AwsException">TooManyRequestsException.</exception>
    public async Task<InvocationResult> RunAsync(FunctionCall call)
    {
        try
        {
            return Interlocked.Increment(ref _running) <= (Definition.ReservedConcurrency ?? int.MaxValue)
                ? await Runner.RunAsync(call)
                : throw new AwsException(
                    "TooManyRequestsException",
                    429,
                    "Rate Exceeded.",
                    new Dictionary<string, string>
                    {
                        ["Reason"] = "\"ReservedFunctionConcurrentInvocationLimitExceeded\"",
                        ["Type"] = "\"User\"",
                    });
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
