using System.Globalization;
using ProtectedJobs.Console.Histories;
using ProtectedJobs.Console.Runs;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Console.Tests.Fakes;

/// <summary>Runs as they look in practice, from a fixed seed.</summary>
internal static class Scene
{
    public const string Membership = "11111111-2222-4333-8444-555555555555";
    private static readonly string[] s_names = ["nightly", "overlap", "reach", "adhoc"];
    private const string OtherMembership = "99999999-2222-4333-8444-555555555555";

    public static string Template(int n) => $"arn:aws:cleanrooms:us-east-1:000000000000:membership/{Membership}/analysistemplate/audience-overlap-{n.ToString(CultureInfo.InvariantCulture)}";

    public static RunRow Row(string runId, RunState state, DateTimeOffset startedAt) => new()
    {
        RunId = runId,
        ExecutionArn = $"arn:aws:states:us-east-1:000000000000:execution:ProtectedJobRun:{runId}",
        State = state,
        StartedAt = startedAt,
        EndedAt = state.IsOver() ? startedAt.AddMinutes(12) : null,
        MembershipId = Membership,
        AnalysisTemplateArn = Template(1),
        JobStatus = state switch { RunState.Succeeded => JobStatus.Success, RunState.Failed => JobStatus.Failed, RunState.Running => JobStatus.Started, _ => null },
        Error = state == RunState.Failed ? "JobFailed" : null,
        Tags = new Dictionary<string, string> { ["team"] = "growth" },
        Usage = state == RunState.Succeeded ? new RunUsage(1.5, 700_000, new CostEstimate(3m, "USD", 2m, "2026-08")) : null,
    };

    public static RunDetail Detail(RunRow row, params RunAction[] actions) => new()
    {
        Row = row,
        Message = !row.State.IsOver() ? row.State == RunState.Running ? "The protected job runs." : "Waits." : $"Ended: {row.State.Tell()}.",
        JobId = "0b7e5d1c-1111-4222-8333-444455556666",
        Input = """{"type":"PYSPARK","membershipIdentifier":"11111111-2222-4333-8444-555555555555","jobParameters":{"analysisTemplateArn":"arn"}}""",
        Output = row.State == RunState.Succeeded ? """{"run":{"outcome":"SUCCEEDED"}}""" : null,
        CompletionEvent = row.State.IsOver() ? """{"detail-type":"Clean Rooms Job Run Succeeded"}""" : null,
        AnnouncedAt = row.EndedAt,
        Cause = row.Error is null ? null : "The script raised ValueError: column 'audience' is missing.",
        CrpuHours = row.State == RunState.Running ? 0.62 : row.Usage?.CrpuHours,
        IsEstimate = row.State == RunState.Running,
        EstimatedCost = row.Usage?.EstimatedCost,
        BudgetCrpuHours = 100,
        JobLife = new JobLife(row.StartedAt.AddSeconds(4), row.StartedAt.AddSeconds(95), row.EndedAt, row.State switch { RunState.Succeeded => VisitEnd.Succeeded, var state => state.IsOver() ? VisitEnd.Failed : VisitEnd.Open }),
        Results = row.State != RunState.Succeeded ? null : new RunResults.S3(
            "s3://results-bucket/prefix/job/", new ManifestPointer("ledger", "manifests/x.json"),
            [new OutputSummary("overlap", 4, 48_123_456, SuccessMarker: true), new OutputSummary("reach", 2, 1_234, SuccessMarker: false)], 6, 48_124_690, null),
        Actions = actions,
    };

    /// <summary>A run that succeeds after a retry and one look by itself.</summary>
    public static IReadOnlyList<HistoryEvent> Succeeding(DateTimeOffset at) => new HistoryScript(at)
        .Enter("StartJob", """{"type":"PYSPARK"}""").Try().Fail("Throttled", "Rate exceeded").After(6).Try().Exit("""{"waitSeconds":60,"jobId":"0b7e"}""")
        .Enter("AwaitJob", """{"waitSeconds":60,"jobId":"0b7e"}""").Try().After(60).TimeOut().Exit("""{"waitSeconds":60,"jobId":"0b7e"}""")
        .Enter("PollJob", """{"waitSeconds":60,"jobId":"0b7e"}""").Try().After(1).Exit("""{"waitSeconds":600,"jobId":"0b7e","status":"STARTED"}""")
        .Enter("AwaitJob", """{"waitSeconds":600,"jobId":"0b7e","status":"STARTED"}""").Try().After(480).Exit("""{"jobId":"0b7e"}""")
        .Enter("CollectResult", """{"jobId":"0b7e"}""").Try().After(2).Exit("""{"jobId":"0b7e","outputs":2}""")
        .Enter("AnnounceCompletion", """{"jobId":"0b7e","outputs":2}""").Try().After(1).Exit("""{"run":{"outcome":"SUCCEEDED"}}""")
        .End("ExecutionSucceeded").Events;

    /// <summary>A run whose job fails.</summary>
    public static IReadOnlyList<HistoryEvent> Failing(DateTimeOffset at) => new HistoryScript(at)
        .Enter("StartJob", "{}").Try().After(2).Exit("""{"waitSeconds":600}""")
        .Enter("AwaitJob", """{"waitSeconds":600}""").Try().After(300).Exit("{}")
        .Enter("CollectResult", "{}").Try().After(1).Fail("JobFailed", "The script raised ValueError").Exit("""{"Error":"JobFailed"}""")
        .Enter("EndFailed", """{"Error":"JobFailed"}""").Try().After(1).Fail("JobFailed", "The script raised ValueError")
        .End("ExecutionFailed").Events;

    /// <summary>A run that waits for its job.</summary>
    public static IReadOnlyList<HistoryEvent> Waiting(DateTimeOffset at) => new HistoryScript(at)
        .Enter("StartJob", "{}").Try().After(2).Exit("""{"waitSeconds":600}""")
        .Enter("AwaitJob", """{"waitSeconds":600}""").Try().Events;

    /// <summary>A run that was stopped while it waited.</summary>
    public static IReadOnlyList<HistoryEvent> Stopped(DateTimeOffset at) => [.. Waiting(at), new HistoryEvent(99, at.AddMinutes(4), "ExecutionAborted", null)];

    /// <summary>A place with a good deal of everything.</summary>
    public static FakeRuns Busy(int ended = 180, int running = 6)
    {
        var runs = new FakeRuns();
        var random = new Random(7);
        var now = runs.Now;
        for (var n = 0; n < ended; n++)
        {
            var state = random.Next(100) switch { < 78 => RunState.Succeeded, < 86 => RunState.Failed, < 91 => RunState.Cancelled, < 94 => RunState.TimedOut, < 97 => RunState.OverBudget, _ => RunState.Rejected };
            var startedAt = now.AddMinutes(-30 - (n * 39_000.0 / ended) - random.Next(20));
            var minutes = 4 + (Math.Pow(random.NextDouble(), 3) * 220);
            var hours = Math.Round((4 << random.Next(4)) * 2 * Math.Max(10, minutes) / 60, 2);
            var row = Row(string.Create(CultureInfo.InvariantCulture, $"{s_names[n % 4]}-{n:00000}"), state, startedAt) with
            {
                EndedAt = startedAt.AddMinutes(minutes),
                MembershipId = n % 3 == 0 ? OtherMembership : Membership,
                AnalysisTemplateArn = Template(1 + (n % 4)),
                Attempt = n % 17 == 0 ? 1 : 0,
                IsAdopted = n % 23 == 0,
                Usage = state is RunState.Rejected ? null : new RunUsage(hours, (long)(minutes * 60_000), new CostEstimate((decimal)hours * 2, "USD", 2m, "2026-08")),
            };
            runs.Put(Detail(row, RunAction.Rewind, RunAction.Restart, RunAction.Purge), state == RunState.Succeeded ? Succeeding(startedAt) : Failing(startedAt));
        }

        for (var n = 0; n < running; n++)
        {
            var startedAt = now.AddMinutes(-2 - (n * 3));
            var state = n switch { 0 => RunState.AwaitingApproval, 1 => RunState.Queued, _ => RunState.Running };
            var row = Row($"live-{n.ToString("000", CultureInfo.InvariantCulture)}", state, startedAt) with { QueuePosition = n == 1 ? 2 : null };
            runs.Put(
                Detail(row, state == RunState.AwaitingApproval ? [RunAction.Approve, RunAction.Reject, RunAction.Terminate] : [RunAction.Terminate, RunAction.Restart]),
                Waiting(startedAt));
        }

        runs.Manifest = new Manifest(1, "x", "job", "s3://results-bucket/prefix/job/",
            [new ManifestOutput("overlap", SuccessMarker: true, [new ManifestObject("prefix/job/overlap/part-0.parquet", 12_030_864, "e")])], 1, 12_030_864);
        return runs;
    }
}
