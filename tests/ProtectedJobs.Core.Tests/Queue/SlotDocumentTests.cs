using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Tests.Queue;

public sealed class SlotDocumentTests
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<SlotEntry> s_nobody = [];

    [Fact]
    public void Enter_AnEmptySlot_MakesTheRunItsOwner()
    {
        var slot = SlotDocument.Empty.Enter(Run("a"), s_at);

        Assert.True(slot.IsOwner(Run("a")));
        Assert.Equal(0, slot.PositionOf(Run("a")));
    }

    [Fact]
    public void Enter_ATakenSlot_WaitsAtTheEnd()
    {
        var slot = Of("a", "b", "c");

        Assert.Equal((1, 2), (slot.PositionOf(Run("b")), slot.PositionOf(Run("c"))));
    }

    [Fact]
    public void Enter_Again_ChangesNothing()
    {
        var slot = Of("a", "b");

        Assert.Same(slot, slot.Enter(Run("b"), s_at.AddHours(1)));
        Assert.Same(slot, slot.Enter(Run("a"), s_at.AddHours(1)));
    }

    [Fact]
    public void Enter_ByALaterAttempt_KeepsThePlaceAndStartsItsClockAfresh()
    {
        var slot = Of("a", "b", "c").Enter(Run("b", attempt: 1), s_at.AddHours(1));

        Assert.Equal(1, slot.PositionOf(Run("b")));
        Assert.Equal((1, s_at.AddHours(1)), (slot.Waiting[0].Attempt, slot.Waiting[0].EnteredAt));
    }

    [Fact]
    public void Enter_AFullQueue_GetsNoEntry()
    {
        var slot = SlotDocument.Empty with
        {
            Owner = Entry("owner"),
            Waiting = [.. Enumerable.Range(0, SlotDocument.MostWaiting).Select(i => Entry($"w{i}"))],
        };

        Assert.Null(slot.Enter(Run("late"), s_at).EntryOf(Run("late")));
    }

    [Fact]
    public void Leave_ByTheOwner_NamesTheNextThatIsAliveInTheSameWrite()
    {
        var slot = Of("a", "b", "c");

        var after = slot.Leave(Run("a"), new HashSet<SlotEntry> { slot.Waiting[0] });

        Assert.True(after.IsOwner(Run("c")));
        Assert.Empty(after.Waiting);
    }

    [Fact]
    public void Leave_OfAnEarlierAttempt_ChangesNothing()
    {
        var slot = SlotDocument.Empty.Enter(Run("a", attempt: 1), s_at);

        Assert.Same(slot, slot.Leave(Run("a", attempt: 0), s_nobody));
    }

    [Fact]
    public void Leave_OfAnOlderRunOfTheSameName_ChangesNothing()
    {
        var slot = SlotDocument.Empty.Enter(Run("a"), s_at);

        Assert.Same(slot, slot.Leave(Run("a") with { StartedAt = s_at.AddDays(-91) }, s_nobody));
    }

    [Fact]
    public void Drain_OfAnEarlierAttempt_DoesNotHoldTheLaterOne()
    {
        var slot = SlotDocument.Empty.Enter(Run("a", attempt: 1), s_at);

        Assert.False(slot.Drain(Run("a", attempt: 0)).Draining);
        Assert.True(slot.Drain(Run("a", attempt: 1)).Draining);
    }

    [Fact]
    public void Await_WithAnOlderToken_KeepsTheNewer()
    {
        var slot = Of("a", "b").Await(Run("b"), new JobWait("new", 0, s_at.AddMinutes(2), 0));

        var after = slot.Await(Run("b"), new JobWait("old", 0, s_at.AddMinutes(1), 3));

        Assert.Equal("new", after.Waiting[0].Wait!.Token);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(5, 15)]
    [InlineData(500, 15)]
    public void NoRoom_AgainAndAgain_WaitsLongerUpToAQuarter(int refusals, int minutes)
    {
        var slot = SlotDocument.Empty.Enter(Run("a"), s_at);
        for (var i = 0; i < refusals; i++)
        {
            slot = slot.NoRoom(Run("a"), s_at);
        }

        Assert.True(slot.IsOwner(Run("a")));
        Assert.Equal(s_at.AddMinutes(minutes), slot.Owner!.TriesAgainAt);
        Assert.Null(slot.MayTryAgain(Run("a")).Owner!.TriesAgainAt);
    }

    private static SlotDocument Of(params string[] runs) => runs.Aggregate(SlotDocument.Empty, (slot, run) => slot.Enter(Run(run), s_at));

    private static SlotEntry Entry(string run) => new(run, $"arn:{run}", s_at, 0, s_at);

    private static RunIdentity Run(string name, int attempt = 0) => new(name, $"arn:{name}", s_at, attempt);
}
