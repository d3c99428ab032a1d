using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.OnJobEvent;

/// <summary>Target of the rule on Clean Rooms' events of jobs that ended: wakes the run whose job it is.</summary>
public sealed class OnJobEventFunction(Orchestrator orchestrator, Invocations invocations)
{
    /// <summary>The function. An error makes Lambda ask again, twice.</summary>
    [LambdaFunction(ResourceName = "OnJobEventFunction", MemorySize = 512, Timeout = 60)]
    public Task OnJobEvent(JsonElement input, ILambdaContext context) =>
        invocations.OfEventAsync(nameof(OnJobEvent), context, "pubsub", async () =>
        {
            await orchestrator.JobNews.TakeAsync(input, input.GetProperty("time").GetDateTimeOffset(), CancellationToken.None);
            return true;
        });
}
