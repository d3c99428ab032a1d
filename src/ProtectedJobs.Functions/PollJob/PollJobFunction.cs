using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.PollJob;

/// <summary>Looks at the job, as no event came in time, and says when to look next.</summary>
public sealed class PollJobFunction(Orchestrator orchestrator, Invocations invocations)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "PollJobFunction", MemorySize = 512, Timeout = 30)]
    public async Task<JsonElement> PollJob(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        return StepOutput.Of(await invocations.OfStepAsync(nameof(PollJob), given, () => orchestrator.Waiting.PollAsync(given.Step, given.Request, CancellationToken.None)));
    }
}
