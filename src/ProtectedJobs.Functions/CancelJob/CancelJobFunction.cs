using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Functions.Hosting;

namespace ProtectedJobs.Functions.CancelJob;

/// <summary>Asks for the cancel of a job that is past its deadline or its budget.</summary>
public sealed class CancelJobFunction(Orchestrator orchestrator, StepLog log)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "CancelJobFunction", MemorySize = 512, Timeout = 30)]
    public async Task<JsonElement> CancelJob(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        return StepOutput.Of(await log.OfAsync(
            nameof(CancelJob), given.Step, () => orchestrator.Waiting.CancelAsync(given.Step, given.Request, CancellationToken.None)));
    }
}
