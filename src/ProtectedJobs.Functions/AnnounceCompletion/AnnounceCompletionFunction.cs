using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.AnnounceCompletion;

/// <summary>Settles and announces the outcome of a run that succeeded; its answer is the execution's output.</summary>
public sealed class AnnounceCompletionFunction(Orchestrator orchestrator, Invocations invocations)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "AnnounceCompletionFunction", MemorySize = 512, Timeout = 60)]
    public async Task<JsonElement> AnnounceCompletion(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        var collected = given.Document.GetProperty("collected").Deserialize(CoreJson.Default.CollectedRun)!;
        return StepOutput.Of(await invocations.OfStepAsync(nameof(AnnounceCompletion), given, () => orchestrator.Completion.AnnounceAsync(given.Step, collected, CancellationToken.None)));
    }
}
