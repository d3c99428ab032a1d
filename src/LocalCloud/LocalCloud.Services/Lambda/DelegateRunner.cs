using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Lambda;

/// <summary>Runs a function as a delegate in this process, with neither a time-out nor a log.</summary>
/// <param name="function">What to run; an exception is the function's error, named by its class.</param>
public sealed class DelegateRunner(Func<FunctionCall, Task<ReadOnlyMemory<byte>>> function) : IFunctionRunner
{
    /// <inheritdoc/>
    public async Task<InvocationResult> RunAsync(FunctionCall call)
    {
        try
        {
            return new InvocationResult(await function(call), FunctionError: null, call.RequestId, LogTail: "");
        }
#pragma warning disable CA1031 // Whatever a function throws is its answer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return FunctionFault.Of(e.GetType().Name, e.Message).ToResult(call.RequestId, "");
        }
    }
}
