using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.StartJob;

/// <summary>Validates the request, takes the membership's turn, and starts the job exactly once.</summary>
public sealed class StartJobFunction(Orchestrator orchestrator, Invocations invocations)
{
    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "StartJobFunction", MemorySize = 512, Timeout = 60)]
    public async Task<JsonElement> StartJob(JsonElement input, ILambdaContext context)
    {
        var given = StepInput.Read(input, context);
        return StepOutput.Of(await invocations.OfStepAsync(nameof(StartJob), given, () => orchestrator.Opening.OpenAsync(given.Step, given.Request, CancellationToken.None)));
    }
}
