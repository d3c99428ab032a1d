using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.OnRunStopped;

/// <summary>Target of the rule on Step Functions' events of executions that ended badly: cancels the job, and ends the run.</summary>
public sealed class OnRunStoppedFunction(Orchestrator orchestrator, Invocations invocations)
{
    /// <summary>The function. An error makes Lambda ask again, twice.</summary>
    [LambdaFunction(ResourceName = "OnRunStoppedFunction", MemorySize = 512, Timeout = 120)]
    public Task OnRunStopped(JsonElement input, ILambdaContext context)
    {
        var detail = input.GetProperty("detail");
        var run = new RunIdentity(
            detail.GetProperty("name").GetString()!,
            detail.GetProperty("executionArn").GetString()!,
            DateTimeOffset.FromUnixTimeMilliseconds(detail.GetProperty("startDate").GetInt64()),
            detail.TryGetProperty("redriveCount", out var redrives) && redrives.ValueKind == JsonValueKind.Number ? redrives.GetInt32() : 0);
        return invocations.OfRunEventAsync(nameof(OnRunStopped), context, run, () => orchestrator.StopNews.TakeAsync(
            run, Word(detail, "cause"), input.GetProperty("time").GetDateTimeOffset(), CancellationToken.None));
    }

    private static string? Word(JsonElement detail, string name) =>
        detail.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
}
