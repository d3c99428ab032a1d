using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.AwaitJob;

/// <summary>Stores the token by which the event of the job's end wakes the run; looks once, as the end may have come before.</summary>
public sealed class AwaitJobFunction(Orchestrator orchestrator, Invocations invocations)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "AwaitJobFunction", MemorySize = 512, Timeout = 30)]
    public async Task<JsonElement> AwaitJob(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        return await invocations.OfStepAsync(nameof(AwaitJob), given, async () =>
        {
            await orchestrator.Waiting.AwaitJobAsync(given.Step, given.TaskToken, CancellationToken.None);
            return StepOutput.Nothing;
        });
    }
}
