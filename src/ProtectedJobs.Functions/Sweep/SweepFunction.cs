using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Functions.Hosting;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.Sweep;

/// <summary>The backstop of everything, on a schedule.</summary>
public sealed class SweepFunction(Orchestrator orchestrator, StepLog log, RawOutput output)
{
    private static readonly TimeSpan s_keptForTheEnd = TimeSpan.FromSeconds(30);

    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "SweepFunction", MemorySize = 512, Timeout = 240)]
    public async Task Sweep(JsonElement input, ILambdaContext context)
    {
        var at = input.GetProperty("time").GetDateTimeOffset();
        var report = await orchestrator.Sweep.RunAsync(at, () => context.RemainingTime > s_keptForTheEnd, CancellationToken.None);
        Log.Swept(log.Logger, report.OpenRuns, report.Woken, report.Finished, report.SlotsFreed, report.LeftForNext);
        foreach (var repair in report.Repairs)
        {
            Log.Repaired(log.Logger, repair);
        }

        foreach (var trouble in report.Troubles)
        {
            Log.Trouble(log.Logger, trouble);
        }

        foreach (var job in report.ForeignJobs)
        {
            Log.ForeignJob(log.Logger, job);
        }

        output.WriteLine(SweepMetrics.Of(report, at));
    }
}
