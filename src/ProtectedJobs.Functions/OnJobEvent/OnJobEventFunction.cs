using System.Text.Json;
using Amazon.Lambda.Annotations;
using ProtectedJobs.Core;

namespace ProtectedJobs.Functions.OnJobEvent;

/// <summary>Target of the rule on Clean Rooms' events of jobs that ended: wakes the run whose job it is.</summary>
public sealed class OnJobEventFunction(Orchestrator orchestrator)
{
    /// <summary>The function. An error makes Lambda ask again, twice.</summary>
    [LambdaFunction(ResourceName = "OnJobEventFunction", MemorySize = 512, Timeout = 60)]
    public Task OnJobEvent(JsonElement input) =>
        orchestrator.JobNews.TakeAsync(input, input.GetProperty("time").GetDateTimeOffset(), CancellationToken.None);
}
