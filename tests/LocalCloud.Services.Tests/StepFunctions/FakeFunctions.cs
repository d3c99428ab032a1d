using System.Collections.Concurrent;
using System.Text;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Tests.StepFunctions;

/// <summary>Functions that are delegates; <c>echo</c>, <c>big</c> and <c>throws</c> are there from the start.</summary>
internal sealed class FakeFunctions : ILambdaFunctions
{
    private readonly ConcurrentDictionary<string, Func<string, CancellationToken, Task<string>>> _functions = new();

    public FakeFunctions()
    {
        On("echo", static payload => payload);
        On("big", static _ => $"\"{new string('x', 300_000)}\"");
        On("throws", static _ => throw new InvalidOperationException("""{"errorType":"MyError","errorMessage":"no"}"""));
    }

    /// <summary>How often each function was invoked.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new();

    public void On(string name, Func<string, string> function) =>
        On(name, (payload, _) => Task.FromResult(function(payload)));

    public void On(string name, Func<string, CancellationToken, Task<string>> function) => _functions[name] = function;

    public void Define(FunctionDefinition function)
    {
    }

    public async Task<InvocationResult> InvokeAsync(
        string function, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var name = function.Split(':') is [.., "function", var last] ? last : function;
        if (!_functions.TryGetValue(name, out var run))
        {
            throw new AwsException("ResourceNotFoundException", 404, $"Function not found: {function}:$LATEST");
        }

        Calls.AddOrUpdate(name, 1, static (_, count) => count + 1);
        try
        {
            var answer = await run(Encoding.UTF8.GetString(payload.Span), cancellationToken);
            return new InvocationResult(Encoding.UTF8.GetBytes(answer), null, "request", "");
        }
        catch (InvalidOperationException e)
        {
            return new InvocationResult(Encoding.UTF8.GetBytes(e.Message), "Unhandled", "request", "");
        }
    }

    public Task EnqueueAsync(string function, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
