using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;

namespace LambdaProbe;

/// <summary>One function for each thing that can become of an invocation.</summary>
public sealed class Probe(Visits visits)
{
    [LambdaFunction]
    public Task<JsonElement> Echo(JsonElement input) => Task.FromResult(input);

    [LambdaFunction]
    public Visit Visit(JsonElement input, ILambdaContext context, [FromServices] Visits injected)
    {
        context.Logger.LogInformation("visited by {who}", input.GetRawText());
        return new Visit(
            Environment.ProcessId,
            ReferenceEquals(visits, injected) ? visits.Next() : -1,
            context.FunctionName,
            Environment.GetEnvironmentVariable("SETTING") ?? "");
    }

    [LambdaFunction]
    public Task Fail(JsonElement input) => throw new ProbeException(input.GetRawText());

    [LambdaFunction]
    public void Exit() => Environment.Exit(7);

    [LambdaFunction]
    public Task Hang() => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
}
