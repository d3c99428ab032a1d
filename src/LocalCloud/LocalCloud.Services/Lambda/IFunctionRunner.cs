using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Lambda;

/// <summary>What runs a function: processes that speak the Runtime API, or code of the host's own.</summary>
public interface IFunctionRunner
{
    /// <summary>Runs one invocation to its end.</summary>
    /// <returns>The answer or the function's error; never an exception for what the function did.</returns>
    /// <exception cref="OperationCanceledException">The host stopped before the invocation ended.</exception>
    Task<InvocationResult> RunAsync(FunctionCall call);
}

/// <summary>One invocation on its way to a function.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="Arn">The function's ARN.</param>
/// <param name="Payload">A JSON document.</param>
public sealed record FunctionCall(string RequestId, string Arn, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The caller wants the log: the answer may wait a moment for its last lines.</summary>
    public bool WantsLog { get; init; }

    /// <summary>X-Ray's trace header; null for a trace of its own.</summary>
    public string? TraceHeader { get; init; }
}
