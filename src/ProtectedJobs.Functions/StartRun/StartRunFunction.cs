using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core.Triggers;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.StartRun;

/// <summary>Target of schedules and rules: starts one run for each tick or event, however often it is delivered.</summary>
public sealed class StartRunFunction(TriggerDesk desk, Invocations invocations)
{
    /// <summary>The function. An error makes Lambda ask again, twice; then the trigger is kept as a dead letter.</summary>
    [LambdaFunction(ResourceName = "StartRunFunction", MemorySize = 512, Timeout = 60)]
    public Task<JsonElement> StartRun(JsonElement input, ILambdaContext context) =>
        invocations.OfEventAsync(nameof(StartRun), context, "pubsub", async () =>
        {
            var answer = await desk.TakeAsync(input, CancellationToken.None);
            if (answer.Decision == TriggerDecision.Refused)
            {
                Log.Refused(invocations.Logger, answer.Reason);
            }
            else
            {
                Log.Fired(invocations.Logger, answer.RunId, answer.Decision, answer.Reason, answer.Stopped.Count);
            }

            return StepOutput.Of(answer);
        });
}
