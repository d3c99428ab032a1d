using ProtectedJobs.Core.Approvals;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Usage;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Approvals;

/// <summary>Consent before a job is started: when it is asked for, until when, and what each answer does.</summary>
public sealed class ApprovalTests
{
    private const string Gate = """{"approval":{"aboveCrpuHours":2,"timeoutSeconds":3600}}""";
    private static readonly double s_least = Compute.LeastCrpuHours(null);
    private readonly CoreWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_AboveTheGate_AsksOnceAndTakesNoTurn()
    {
        var asked = _world.Time.Now;
        await Assert.ThrowsAsync<ApprovalNeeded>(() => OpenAsync());
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        var needed = await Assert.ThrowsAsync<ApprovalNeeded>(() => OpenAsync());

        Assert.Equal(new Approval(0, 0, s_least, 2, asked, asked.AddHours(1)), _world.Record().Approval);
        Assert.Equal(
            "Run run: its job uses 5.33 CRPU-hours at least, and above 2 somebody is to approve it until 2026-03-01T01:00:00Z.", needed.Message);
        Assert.Empty(_world.CleanRooms.Jobs);
        Assert.DoesNotContain(Keys.Slot(CoreWorld.Membership), _world.Ledger.Keys);
    }

    [Fact]
    public async Task Job_OfAsMuchAsTheGate_NeedsNoConsent()
    {
        await OpenAsync($$$"""{"approval":{"aboveCrpuHours":{{{s_least.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}}}}}""");

        Assert.Null(_world.Record().Approval);
        Assert.Single(_world.CleanRooms.Jobs);
    }

    [Fact]
    public async Task Approved_EvenIfItIsSeenAfterTheTime_StartsTheJob()
    {
        await AskAsync();
        await AnswerAsync(ApprovalVerdict.Approved);
        _world.Time.Advance(TimeSpan.FromHours(2));

        await OpenAsync();

        Assert.Single(_world.CleanRooms.Jobs);
    }

    [Theory]
    [InlineData("ann", "too dear", " by ann at 2026-03-01T00:00:00Z: too dear.")]
    [InlineData(null, null, " at 2026-03-01T00:00:00Z.")]
    public async Task Rejected_EndsTheRun_InTheWordsOfTheAnswer(string? by, string? comment, string words)
    {
        await AskAsync();
        await AnswerAsync(ApprovalVerdict.Rejected, by, comment);

        var rejected = await Assert.ThrowsAsync<ApprovalRejected>(() => OpenAsync());

        Assert.Equal($"Run run was rejected{words} Nothing was started.", rejected.Message);
        Assert.Empty(_world.CleanRooms.Jobs);
    }

    [Fact]
    public async Task Silence_UntilTheTimeIsUp_IsANo_AndNotATickSooner()
    {
        await AskAsync();
        await AwaitAsync("token");
        _world.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        await Assert.ThrowsAsync<ApprovalNeeded>(() => OpenAsync());
        _world.Time.Advance(TimeSpan.FromTicks(1));

        var rejected = await Assert.ThrowsAsync<ApprovalRejected>(() => OpenAsync());

        Assert.Equal("Run run: nobody approved it between 2026-03-01T00:00:00Z and 2026-03-01T01:00:00Z. Nothing was started.", rejected.Message);
        Assert.Equal(new ApprovalAnswer(ApprovalVerdict.Expired, null, null, _world.Time.Now), _world.Record().Approval!.Answer);
        Assert.Null(_world.Record().Approval!.Wait);
        Assert.Equal(ApprovalEffect.SaidOtherwise, await AnswerAsync(ApprovalVerdict.Approved));
    }

    [Theory]
    [InlineData(ApprovalVerdict.Approved, 0, ApprovalEffect.Answered, true)]
    [InlineData(ApprovalVerdict.Approved, 1, ApprovalEffect.SaidBefore, true)]
    [InlineData(ApprovalVerdict.Rejected, 1, ApprovalEffect.SaidOtherwise, false)]
    public async Task Answer_AfterAnApproval_WakesIfItSaysTheSame(ApprovalVerdict verdict, int minutes, ApprovalEffect effect, bool wakes)
    {
        await AskAsync();
        await AwaitAsync("token");
        var first = _world.Time.Now;
        await AnswerAsync(ApprovalVerdict.Approved);
        _world.Executions.Waiting.Add("token");
        _world.Executions.Woken.Clear();
        _world.Time.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(effect, await AnswerAsync(verdict));

        Assert.Equal(wakes, _world.Executions.Woken.Count == 1);
        Assert.Equal((ApprovalVerdict.Approved, first), (_world.Record().Approval!.Answer!.Verdict, _world.Record().Approval!.Answer!.At));
    }

    [Fact]
    public async Task Answer_ToNoQuestion_ChangesNothing()
    {
        Assert.Equal(ApprovalEffect.NoSuchRun, await AnswerAsync(ApprovalVerdict.Approved));
        await OpenAsync("{}");

        Assert.Equal(ApprovalEffect.NotAsked, await AnswerAsync(ApprovalVerdict.Approved));

        Assert.Null(_world.Record().Approval);
    }

    [Fact]
    public async Task Await_OfWhatIsAnsweredMeanwhile_AnswersItsOwnToken()
    {
        await AskAsync();
        await AwaitAsync("open");
        Assert.Equal(("open", 0), (_world.Record().Approval!.Wait!.Token, _world.Executions.Woken.Count));
        await AnswerAsync(ApprovalVerdict.Approved);

        await AwaitAsync("late");

        Assert.Equal(["open", "late"], _world.Executions.Woken);
    }

    [Fact]
    public async Task Await_WithAnOlderToken_KeepsTheNewer()
    {
        await AskAsync();
        var old = _world.Step(_world.Run());
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        await AwaitAsync("new");

        await _world.Core.Waiting.AwaitApprovalAsync(old, "old", Cancel);

        Assert.Equal("new", _world.Record().Approval!.Wait!.Token);
    }

    [Theory]
    [InlineData(ApprovalVerdict.Approved, true)]
    [InlineData(ApprovalVerdict.Rejected, false)]
    [InlineData(null, false)]
    public async Task Redrive_KeepsAConsentThatWasGiven_AndAsksAnewElse(ApprovalVerdict? verdict, bool keeps)
    {
        await AskAsync();
        await AwaitAsync("token");
        if (verdict is { } given)
        {
            await AnswerAsync(given);
        }

        _world.Time.Advance(TimeSpan.FromMinutes(1));
        if (keeps)
        {
            await OpenAsync(attempt: 1);
        }
        else
        {
            await Assert.ThrowsAsync<ApprovalNeeded>(() => OpenAsync(attempt: 1));
        }

        var approval = _world.Record().Approval!;
        Assert.Equal((keeps ? 0 : 1, keeps, null), (approval.Attempt, !approval.IsOpen, approval.Wait));
        Assert.Equal(keeps ? 1 : 0, _world.CleanRooms.Jobs.Count);
    }

    private Task<WaitPlan> OpenAsync(string orchestration = Gate, int attempt = 0) =>
        _world.Core.Opening.OpenAsync(_world.Step(_world.Run(attempt: attempt)), CoreWorld.Request(orchestration), Cancel);

    private Task AskAsync() => Assert.ThrowsAsync<ApprovalNeeded>(() => OpenAsync());

    private Task AwaitAsync(string token)
    {
        _world.Executions.Waiting.Add(token);
        return _world.Core.Waiting.AwaitApprovalAsync(_world.Step(_world.Run()), token, Cancel);
    }

    private async Task<ApprovalEffect> AnswerAsync(ApprovalVerdict verdict, string? by = null, string? comment = null) =>
        (await _world.Core.Approvals.AnswerAsync("run", new ApprovalAnswer(verdict, by, comment, _world.Time.Now), Cancel)).Effect;
}
