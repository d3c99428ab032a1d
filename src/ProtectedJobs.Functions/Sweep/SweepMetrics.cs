using ProtectedJobs.Core.Sweeping;
using ProtectedJobs.Functions.Telemetry;

namespace ProtectedJobs.Functions.Sweep;

/// <summary>What a sweep adds to the metrics. A sweep that is invoked twice counts twice: all of them are read as maxima.</summary>
internal static class SweepMetrics
{
    public static string Of(SweepReport report, DateTimeOffset at) => MetricLine.Of(
        at,
        [
            new("OldestOpenJobAge", "Seconds", report.OldestOpenJobAge?.TotalSeconds ?? 0),
            new("QueueDepth", "Count", report.QueueDepth),
            new("OpenRuns", "Count", report.OpenRuns),
            new("ForeignJobs", "Count", report.ForeignJobs.Count),
            new("SweepTroubles", "Count", report.Troubles.Count),
        ]);
}
