using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.EndBatch;

/// <summary>Sums up a batch in which no more runs failed than may; its answer is the batch's output.</summary>
public sealed class EndBatchFunction(BatchDesk desk, Invocations invocations)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "EndBatchFunction", MemorySize = 512, Timeout = 120)]
    public async Task<JsonElement> EndBatch(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        return StepOutput.Of(await invocations.OfStepAsync(nameof(EndBatch), given, () => desk.EndAsync(given.Step, CancellationToken.None)));
    }
}
