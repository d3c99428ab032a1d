using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.EndFailed;

/// <summary>The end of every run that ends badly: settles, announces, and ends the execution with the error.</summary>
public sealed class EndFailedFunction(Orchestrator orchestrator, Invocations invocations)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "EndFailedFunction", MemorySize = 512, Timeout = 60)]
    public async Task<JsonElement> EndFailed(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        var error = StepInput.CaughtBy(given.Document.GetProperty("error"));
        return await invocations.OfStepAsync(nameof(EndFailed), given, async () =>
        {
            await orchestrator.Failure.EndAsync(given.Step, given.Request, error, CancellationToken.None);
            return StepOutput.Nothing;
        });
    }
}
