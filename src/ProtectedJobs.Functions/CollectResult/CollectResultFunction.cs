using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.CollectResult;

/// <summary>Reads the job that has ended, hands the turn over, and tells what came out.</summary>
public sealed class CollectResultFunction(Orchestrator orchestrator, Invocations invocations)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "CollectResultFunction", MemorySize = 1024, Timeout = 120)]
    public async Task<JsonElement> CollectResult(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        return StepOutput.Of(await invocations.OfStepAsync(nameof(CollectResult), given, () => orchestrator.Completion.CollectAsync(given.Step, CancellationToken.None)));
    }
}
