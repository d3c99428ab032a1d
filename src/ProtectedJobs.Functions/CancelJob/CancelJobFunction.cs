using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.CancelJob;

/// <summary>Asks for the cancel of a job that is past its deadline or its budget.</summary>
public sealed class CancelJobFunction(Orchestrator orchestrator, Invocations invocations)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "CancelJobFunction", MemorySize = 512, Timeout = 30)]
    public async Task<JsonElement> CancelJob(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        return StepOutput.Of(await invocations.OfStepAsync(nameof(CancelJob), given, () => orchestrator.Waiting.CancelAsync(given.Step, given.Request, CancellationToken.None)));
    }
}
