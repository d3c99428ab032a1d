using System.Text.Json;
using ProtectedJobs.Aws.Management;
using ProtectedJobs.Core;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;
using Testing;

namespace ProtectedJobs.Aws.Tests.Management.Fakes;

/// <summary>A client over a world in memory.</summary>
internal sealed class ClientBench
{
    public const string Membership = "11111111-2222-4333-8444-555555555555";
    public const string JobId = "99999999-2222-4333-8444-555555555555";
    public const string Template = $"arn:aws:cleanrooms:us-east-1:000000000000:membership/{Membership}/analysistemplate/66666666-7777-4888-8999-000000000000";

    public static readonly DateTimeOffset Start = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);

    public ClientBench()
    {
        Clock = new FakeClock(Start);
        Machine = new FakeStateMachine(Clock);
        var world = new World(CleanRooms, Machine, Ledger, new NoResults(), new NoAnnouncer(), new RandomIds(new Random(1)));
        var price = new CrpuPrice(2m, "USD", "2026-04");
        Core = new Orchestrator(world, "ledger", price);
        Client = new RunClient(Machine, world, Ledger, Core, price, Clock);
    }

    public FakeClock Clock { get; }

    public FakeStateMachine Machine { get; }

    public FakeLedger Ledger { get; } = new();

    public FakeCleanRooms CleanRooms { get; } = new();

    public Orchestrator Core { get; }

    public RunClient Client { get; }

    public static string Request(string orchestration = "{}") => $$$"""
        {"type":"PYSPARK","membershipIdentifier":"{{{Membership}}}","jobParameters":{"analysisTemplateArn":"{{{Template}}}"},
         "computeConfiguration":{"worker":{"type":"CR.1X","number":16}},"orchestration":{{{orchestration}}}}
        """;

    /// <summary>An execution under way, with a record.</summary>
    public async Task<RunRecord> RunAsync(string runId, Func<RunRecord, RunRecord>? change = null, string orchestration = "{}")
    {
        var execution = Machine.Add(runId, ExecutionStatus.Running, Request(orchestration));
        var run = new RunIdentity(runId, execution.ExecutionArn, execution.StartTime, 0);
        var first = RunRecord.Of(run) with { MembershipId = Membership, AnalysisTemplateArn = Template };
        return await Core.Runs.BeginAsync(run, change?.Invoke(first) ?? first, record => record, CancellationToken.None);
    }

    public void AddJob(JobStatus status, double? units = null) => CleanRooms.Jobs[JobId] = new ProtectedJob
    {
        Id = JobId,
        MembershipId = Membership,
        MembershipArn = $"arn:aws:cleanrooms:us-east-1:000000000000:membership/{Membership}",
        CreateTime = Clock.GetUtcNow(),
        Status = status,
        JobParameters = new JobParameters(Template),
        Statistics = units is null ? null : new JobStatistics(1000, new BilledUtilization(units)),
    };

    public Task SummarizeAsync(RunSummary summary) => Ledger.OverwriteAsync(
        Keys.Summary(summary.StartedAt, summary.RunId),
        JsonSerializer.SerializeToUtf8Bytes(summary, CoreJson.Default.RunSummary),
        CancellationToken.None);

    public Task EndedAsync(string runId, DateTimeOffset startedAt, RunStatus outcome = RunStatus.Succeeded, string? tag = null, string membership = Membership) =>
        SummarizeAsync(new RunSummary(
            runId, $"arn:aws:states:us-east-1:000000000000:execution:ProtectedJobRun:{runId}", 0, membership, Template, JobId, JobStatus.Success, outcome, null,
            startedAt, startedAt.AddMinutes(20), new RunUsage(5.5, 1200, null), tag is null ? new Dictionary<string, string>() : new() { ["team"] = tag }, null));

    private sealed class NoResults : IResultStore
    {
        public Task<ResultListing> ListAsync(ResultQuery query, CancellationToken cancellationToken) =>
            Task.FromResult<ResultListing>(new ResultListing.Found([], [], null));
    }

    private sealed class NoAnnouncer : IAnnouncer
    {
        public Task AnnounceAsync(CompletionEvent completion, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
