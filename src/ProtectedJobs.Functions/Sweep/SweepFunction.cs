using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using ProtectedJobs.Core;
using ProtectedJobs.Core.Sweeping;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.Sweep;

/// <summary>The backstop of everything, on a schedule.</summary>
public sealed class SweepFunction(Orchestrator orchestrator, Invocations invocations, RawOutput output)
{
    private static readonly TimeSpan s_keptForTheEnd = TimeSpan.FromSeconds(30);

    /// <summary>The function.</summary>
    [LambdaFunction(ResourceName = "SweepFunction", MemorySize = 512, Timeout = 240)]
    public Task Sweep(JsonElement input, ILambdaContext context) => invocations.OfEventAsync(nameof(Sweep), context, "timer", async () =>
    {
        var at = input.GetProperty("time").GetDateTimeOffset();
        var report = await orchestrator.Sweep.RunAsync(at, () => context.RemainingTime > s_keptForTheEnd, CancellationToken.None);
        Tell(report);
        output.WriteLine(SweepMetrics.Of(report, at));
        return report;
    });

    private void Tell(SweepReport report)
    {
        var logger = invocations.Logger;
        Log.Swept(logger, report.OpenRuns, report.Woken, report.Finished, report.SlotsFreed, report.LeftForNext);
        foreach (var repair in report.Repairs)
        {
            Log.Repaired(logger, repair.RunId, repair.Words);
        }

        foreach (var trouble in report.Troubles)
        {
            Log.Trouble(logger, trouble);
        }

        foreach (var job in report.ForeignJobs)
        {
            Log.ForeignJob(logger, job);
        }
    }
}
