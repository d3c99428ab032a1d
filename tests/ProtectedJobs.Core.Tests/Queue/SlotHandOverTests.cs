using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Tests.Queue;

/// <summary>What becomes of a slot whose owner leaves, ends or comes back.</summary>
public sealed class SlotHandOverTests
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<SlotEntry> s_nobody = [];

    [Fact]
    public void Leave_OfADrainingOwner_GivesTheNextAnOpenTurn_AndTheLastAnEmptySlot()
    {
        var next = Of("a", "b").Drain(Run("a")).Leave(Run("a"), s_nobody);
        Assert.Equal((true, false), (next.IsOwner(Run("b")), next.Draining));

        var empty = Of("a").Drain(Run("a")).Leave(Run("a"), s_nobody);
        Assert.Equal((null, false), (empty.Owner, empty.Draining));
    }

    [Fact]
    public void Leave_ByOneThatWaits_TakesItOut_AndNobodyElse()
    {
        var slot = Of("a", "b", "c").Leave(Run("b"), s_nobody);

        Assert.Equal(["c"], slot.Waiting.Select(entry => entry.RunId));
        Assert.True(slot.IsOwner(Run("a")));
    }

    [Fact]
    public void Owner_Redriven_HasItsTurnAfresh()
    {
        var slot = Of("a").Drain(Run("a")).Enter(Run("a", attempt: 1), s_at.AddHours(1));

        Assert.Equal((1, s_at.AddHours(1), false), (slot.Owner!.Attempt, slot.Owner.EnteredAt, slot.Draining));
    }

    [Fact]
    public void Waiting_Redriven_ChangesItsOwnEntryOnly()
    {
        var slot = Of("a", "b", "c").Enter(Run("b", attempt: 1), s_at.AddHours(1));

        Assert.Equal([("b", 1), ("c", 0)], slot.Waiting.Select(entry => (entry.RunId, entry.Attempt)));
    }

    // No write of ours leaves this; a slot that somebody mended by hand may be so.
    [Fact]
    public void Slot_WithoutOwner_GoesToWhoWaitsFirst_WhoeverAsks()
    {
        var ownerless = Of("a", "b", "c") with { Owner = null, Draining = true };

        var passedOn = ownerless.Enter(Run("c"), s_at);

        Assert.Equal((true, false), (passedOn.IsOwner(Run("b")), passedOn.Draining));
        Assert.False(ownerless.Enter(Run("d"), s_at).IsOwner(Run("d")));
    }

    private static SlotDocument Of(params string[] runs) => runs.Aggregate(SlotDocument.Empty, (slot, run) => slot.Enter(Run(run), s_at));

    private static RunIdentity Run(string name, int attempt = 0) => new(name, $"arn:{name}", s_at, attempt);
}
