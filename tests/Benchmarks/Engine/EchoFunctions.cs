using LocalCloud.Services.Contracts;

namespace Benchmarks.Engine;

/// <summary>Functions of any name that answer what they are asked, at once.</summary>
internal sealed class EchoFunctions : ILambdaFunctions
{
    /// <summary>Is told of each invocation.</summary>
    public Action Invoked { get; init; } = static () => { };

    public void Define(FunctionDefinition function)
    {
    }

    public Task<InvocationResult> InvokeAsync(
        string function, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        Invoked();
        return Task.FromResult(new InvocationResult(payload, null, "request", ""));
    }

    public Task EnqueueAsync(string function, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
