using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.PrepareBatch;

/// <summary>Checks every request of a batch, names every run, and writes what the Map reads.</summary>
public sealed class PrepareBatchFunction(BatchDesk desk, Invocations invocations)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "PrepareBatchFunction", MemorySize = 512, Timeout = 120)]
    public async Task<JsonElement> PrepareBatch(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        return StepOutput.Of(await invocations.OfStepAsync(nameof(PrepareBatch), given, () => desk.PrepareAsync(given.Step, given.Request, CancellationToken.None)));
    }
}
