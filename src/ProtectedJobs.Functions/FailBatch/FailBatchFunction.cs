using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.FailBatch;

/// <summary>The end of a batch that failed: sums it up, and ends its execution with the error.</summary>
public sealed class FailBatchFunction(BatchDesk desk, Invocations invocations)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "FailBatchFunction", MemorySize = 512, Timeout = 120)]
    public async Task<JsonElement> FailBatch(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        var error = StepInput.CaughtBy(given.Document.GetProperty("error"));
        return await invocations.OfStepAsync(nameof(FailBatch), given, async () =>
        {
            await desk.FailAsync(given.Step, error, CancellationToken.None);
            return StepOutput.Nothing;
        });
    }
}
