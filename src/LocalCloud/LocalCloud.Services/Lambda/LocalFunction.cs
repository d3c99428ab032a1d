using LocalCloud.Services.Contracts;
using LocalCloud.Services.Time;

namespace LocalCloud.Services.Lambda;

/// <summary>A function that is defined, with what runs it and how much of it runs.</summary>
/// <param name="definition">What it is.</param>
/// <param name="arn">Its ARN.</param>
/// <param name="runner">Runs it.</param>
/// <param name="clock">
/// Told of every invocation until it ends, whether or not anybody waits for its answer any more: an execution that is stopped leaves its
/// function at work, and what that does then must not seem to be done hours later.
/// </param>
internal sealed class LocalFunction(FunctionDefinition definition, string arn, IFunctionRunner runner, TimeProvider clock)
{
    private int _running;

    public FunctionDefinition Definition { get; } = definition;

    public string Arn { get; } = arn;

    public IFunctionRunner Runner { get; } = runner;

    /// <summary>Runs one invocation, or refuses it if that is one more than the function may have at a time.</summary>
    /// <exception cref="AwsException">TooManyRequestsException.</exception>
    public async Task<InvocationResult> RunAsync(FunctionCall call)
    {
        using var work = clock.BeginWork();
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
