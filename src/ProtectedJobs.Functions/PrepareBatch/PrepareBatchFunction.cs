using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Functions.Hosting;

namespace ProtectedJobs.Functions.PrepareBatch;

/// <summary>Checks every request of a batch, names every run, and writes what the Map reads.</summary>
public sealed class PrepareBatchFunction(BatchDesk desk, StepLog log)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "PrepareBatchFunction", MemorySize = 512, Timeout = 120)]
    public async Task<JsonElement> PrepareBatch(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        return StepOutput.Of(await log.OfAsync(
            nameof(PrepareBatch), given.Step, () => desk.PrepareAsync(given.Step, given.Request, CancellationToken.None)));
    }
}
