using System.Globalization;
using System.Text.Json;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Functions.Telemetry;

/// <summary>What the end of an attempt adds to the metrics.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>metric</term><description>unit; what it is; when it is there</description></listheader>
/// <item><term>Runs</term><description>Count, by Outcome; 1 an attempt</description></item>
/// <item><term>AdoptedStarts</term><description>Count; 1 if the job was found, as its start had not been answered; with a job</description></item>
/// <item><term>CrpuHours</term><description>None; as billed; if the service has said</description></item>
/// <item><term>EstimatedCost</term><description>None, in the price list's currency; if there is a price</description></item>
/// <item><term>JobDuration</term><description>Seconds, from the job's creation to its end; if the service has said</description></item>
/// <item><term>DetectionLag</term><description>Seconds, from the job's end to its run's knowing; if it ended while the attempt watched it</description></item>
/// </list>
/// A job is told of once, though a redrive takes it up again: all but Runs are left out by then.
/// </remarks>
internal static class RunMetrics
{
    /// <summary>The line of an attempt.</summary>
    /// <param name="record">A record whose outcome is settled.</param>
    public static string Of(RunRecord record)
    {
        var outcome = record.Outcome ?? throw new ArgumentException($"Run {record.RunId} has no outcome to count.", nameof(record));
        return MetricLine.Of(
            outcome.SettledAt,
            [.. OfJob(record, outcome)],
            (new Metric("Runs", "Count", 1), new("Outcome", NameOf(outcome.Status))),
            [
                new("runId", record.RunId),
                new("attempt", outcome.Attempt.ToString(CultureInfo.InvariantCulture)),
                new("jobId", record.JobId),
                new("membershipId", record.MembershipId),
                new("currency", outcome.Usage?.EstimatedCost?.Currency),
            ]);
    }

    private static IEnumerable<Metric> OfJob(RunRecord record, RunOutcome outcome)
    {
        if (outcome.Job is not { } job || !job.Status.IsTerminal() || job.Id == record.ToldJobId)
        {
            yield break;
        }

        yield return new Metric("AdoptedStarts", "Count", record.Adoption is Adoption.Proven or Adoption.Inferred ? 1 : 0);
        if (outcome.Usage?.CrpuHours is { } hours)
        {
            yield return new Metric("CrpuHours", "None", hours);
        }

        if (outcome.Usage?.EstimatedCost is { } cost)
        {
            yield return new Metric("EstimatedCost", "None", (double)cost.Amount);
        }

        if (outcome.Usage?.DurationMillis is { } millis)
        {
            yield return new Metric("JobDuration", "Seconds", millis / 1000d);
            var ended = job.CreateTime.AddMilliseconds(millis);
            if (ended >= record.ExecutionStartTime && ended >= (record.ClockStart ?? ended))
            {
                // Two services' clocks, and a creation told in whole seconds.
                yield return new Metric("DetectionLag", "Seconds", Math.Max(0, ((outcome.EndSeenAt ?? outcome.SettledAt) - ended).TotalSeconds));
            }
        }
    }

    // As the completion event spells it.
    private static string NameOf(RunStatus status) => JsonSerializer.SerializeToElement(status, CoreJson.Default.RunStatus).GetString()!;
}
