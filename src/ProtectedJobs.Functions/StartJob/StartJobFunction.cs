using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Functions.Hosting;

namespace ProtectedJobs.Functions.StartJob;

/// <summary>Validates the request, takes the membership's turn, and starts the job exactly once.</summary>
public sealed class StartJobFunction(Orchestrator orchestrator, StepLog log)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "StartJobFunction", MemorySize = 512, Timeout = 60)]
    public async Task<JsonElement> StartJob(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        return StepOutput.Of(await log.OfAsync(
            nameof(StartJob), given.Step, () => orchestrator.Opening.OpenAsync(given.Step, given.Request, CancellationToken.None)));
    }
}
