using System.Text.Json;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Jobs;

/// <summary>The rule by which a start that was never answered is settled, case by case.</summary>
public sealed class SettlementTests : ICleanRooms
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RunRequest s_request = ((RunRequestResult.Valid)RunRequest.Parse(CoreWorld.Request("{\"runTokenParameter\":\"token\"}"))).Request;

    private readonly LedgerStore _store = new();
    private readonly List<ProtectedJob> _jobs = [];
    private readonly HashSet<string> _unreadable = [];
    private readonly RunLedger _runs;
    private DateTimeOffset _now;

    public SettlementTests() => _runs = new RunLedger(new LedgerPort(_store, new ScriptedWire()), new CountedIds());

    /// <summary>What happens after the claims were looked at.</summary>
    private Action Meanwhile { get; set; } = static () => { };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_IsSettled_FromTheMomentOn_AndNotBefore()
    {
        _jobs.Add(Job("j", 1));

        var record = Record();
        await Assert.ThrowsAsync<StartUnsettled>(() => SettleAsync(record, record.Intent!.SettlesAt.AddTicks(-1)));
        var settled = await SettleAsync(record, record.Intent!.SettlesAt);

        Assert.Equal(("j", null, Adoption.Inferred), (settled.JobId, settled.Intent, settled.Adoption));
        Assert.Equal((s_start.AddSeconds(1), 0), (settled.ClockStart, settled.DecidedAttempt));
    }

    [Theory]
    [InlineData("other", 0, 0)]
    [InlineData("run", -1, 0)]
    [InlineData("run", 0, 1)]
    public async Task Job_ThatAnotherRunOrGenerationClaims_IsNotTaken(string runId, int startedDays, int generation)
    {
        _jobs.Add(Job("j", 1));
        Claim("j", new JobClaim(runId, s_start.AddDays(startedDays), generation, "w"));

        Assert.Null((await SettleAsync(Record())).JobId);
    }

    [Fact]
    public async Task Job_ThatAnotherRunClaimsMeanwhile_IsNotTaken()
    {
        _jobs.Add(Job("j", 1));
        Meanwhile = () => Claim("j", new JobClaim("other", s_start, 0, "w"));

        await Assert.ThrowsAsync<StartUnsettled>(() => SettleAsync(Record()));
    }

    [Fact]
    public async Task Record_ThatHasAnotherIntentMeanwhile_StaysAsItIs()
    {
        _jobs.Add(Job("j", 1));
        var record = Record();
        Meanwhile = () => Keep(record with { Intent = record.Intent! with { Id = "later" } });

        var settled = await SettleAsync(record);

        Assert.Equal((null, "later"), (settled.JobId, settled.Intent!.Id));
    }

    [Fact]
    public async Task Job_ThatIsClaimedForThisStart_IsTaken_ThoughItCannotBeReadYet()
    {
        _jobs.Add(Job("j", 1));
        _unreadable.Add("j");
        Claim("j", new JobClaim("run", s_start, 0, "w"));

        var settled = await SettleAsync(Record());

        Assert.Equal(("j", Adoption.None, s_start.AddSeconds(1)), (settled.JobId, settled.Adoption, settled.ClockStart));
    }

    [Fact]
    public async Task ProvenJob_IsTaken_WhateverElseIsPossible()
    {
        _jobs.Add(Job("possible", 2));
        _jobs.Add(Job("proven", 1, ("token", $"run/0/{s_start.ToUnixTimeMilliseconds()}")));

        var settled = await SettleAsync(Record());

        Assert.Equal(("proven", Adoption.Proven), (settled.JobId, settled.Adoption));
    }

    [Fact]
    public async Task Baseline_AndWhatIsOlder_IsNotLookedAt_ButWhatCameInItsInstantIs()
    {
        _jobs.Add(Job("same instant", 0));
        _jobs.Add(Job("baseline", 0));
        _jobs.Add(Job("older", -1));

        Assert.Equal("same instant", (await SettleAsync(Record())).JobId);
    }

    [Fact]
    public async Task Baseline_ThatIsGone_StillEndsTheList()
    {
        _jobs.Add(Job("older", -1));

        Assert.Null((await SettleAsync(Record())).JobId);
    }

    [Fact]
    public async Task Job_OnAnyPage_IsFound()
    {
        _jobs.AddRange([Job("stranger", 3) with { JobParameters = new JobParameters("other") }, Job("j", 1)]);

        Assert.Equal("j", (await SettleAsync(Record())).JobId);
    }

    Task<JobPage> ICleanRooms.ListAsync(string membershipId, string? pageToken, CancellationToken cancellationToken)
    {
        var at = pageToken is null ? 0 : _jobs.FindIndex(job => job.Id == pageToken);
        var page = _jobs.Skip(at).Take(1).Select(job => new JobSummary(job.Id, job.CreateTime, job.Status));
        return Task.FromResult(new JobPage([.. page], at + 1 < _jobs.Count ? _jobs[at + 1].Id : null, _now));
    }

    Task<ProtectedJob?> ICleanRooms.GetAsync(string membershipId, string jobId, CancellationToken cancellationToken)
    {
        Meanwhile();
        return Task.FromResult(_jobs.Find(job => job.Id == jobId && !_unreadable.Contains(jobId)));
    }

    Task<StartAnswer> ICleanRooms.StartAsync(JobSpec job, KeyValuePair<string, string>? runToken, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Settling starts nothing.");

    Task ICleanRooms.CancelAsync(string membershipId, string jobId, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Settling cancels nothing.");

    private static ProtectedJob Job(string id, int seconds, params (string Name, string Value)[] parameters) => new()
    {
        Id = id,
        MembershipId = CoreWorld.Membership,
        MembershipArn = "arn",
        CreateTime = s_start.AddSeconds(seconds),
        Status = JobStatus.Started,
        JobParameters = new JobParameters(s_request.Job.AnalysisTemplateArn)
        {
            Parameters = parameters.Length == 0 ? null : new Dictionary<string, string>(s_request.Job.Parameters) { [parameters[0].Name] = parameters[0].Value },
        },
    };

    private RunRecord Record() => Keep(new RunRecord
    {
        RunId = "run",
        ExecutionArn = "arn:run",
        ExecutionStartTime = s_start,
        MembershipId = CoreWorld.Membership,
        Intent = new StartIntent("intent", "hash", "baseline", s_start, s_start.AddSeconds(60), 0, 0),
    });

    private RunRecord Keep(RunRecord record)
    {
        _store.Overwrite(Keys.Run("run"), JsonSerializer.SerializeToUtf8Bytes(record, CoreJson.Default.RunRecord));
        return record;
    }

    private void Claim(string jobId, JobClaim claim) => _store.Overwrite(Keys.Claim(jobId), JsonSerializer.SerializeToUtf8Bytes(claim, CoreJson.Default.JobClaim));

    private Task<RunRecord> SettleAsync(RunRecord record, DateTimeOffset? now = null)
    {
        _now = now ?? s_start.AddHours(1);
        return new StartSettlement(_runs, this).SettleAsync(record, s_request, Cancel);
    }
}
