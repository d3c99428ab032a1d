using System.Runtime.CompilerServices;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Queue;

/// <summary>The memberships' slots: asks for a turn, waits for it, hands it over.</summary>
/// <param name="ledger">Where slots are.</param>
/// <param name="executions">Tells which waiting runs are alive, and wakes them.</param>
/// <param name="ids">Ids of writes.</param>
public sealed class Turns(ILedger ledger, IExecutions executions, IIdSource ids)
{
    private readonly DocumentStore<SlotDocument> _slots = new(ledger, ids, CoreJson.Default.SlotDocument);

    /// <summary>The memberships that have a slot.</summary>
    public async IAsyncEnumerable<string> MembershipsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var key in ledger.ListAsync(Keys.Memberships, cancellationToken))
        {
            yield return key[Keys.Memberships.Length..key.IndexOf('/', Keys.Memberships.Length)];
        }
    }

    /// <summary>Reads a slot.</summary>
    /// <param name="membershipId">The membership.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<SlotDocument> ReadAsync(string membershipId, CancellationToken cancellationToken) =>
        await _slots.ReadAsync(Keys.Slot(membershipId), cancellationToken) ?? SlotDocument.Empty;

    /// <summary>Asks for a run's turn.</summary>
    /// <param name="membershipId">The membership.</param>
    /// <param name="run">The run.</param>
    /// <param name="at">When.</param>
    /// <param name="patience">How long it waits at most; asking again does not prolong it.</param>
    /// <param name="cancellationToken">Stops between writes.</param>
    /// <returns>The slot after it; the run has no entry in it if the queue is full.</returns>
    public Task<SlotDocument> EnterAsync(
        string membershipId, RunIdentity run, DateTimeOffset at, TimeSpan patience, CancellationToken cancellationToken) =>
        ChangeAsync(membershipId, slot => slot.Enter(run, at, at + patience), cancellationToken);

    /// <summary>Stores the token by which a waiting run is woken.</summary>
    public Task<SlotDocument> AwaitAsync(string membershipId, RunIdentity run, JobWait wait, CancellationToken cancellationToken) =>
        ChangeAsync(membershipId, slot => slot.Await(run, wait), cancellationToken);

    /// <summary>Notes that there was no room for the owner's job.</summary>
    public Task<SlotDocument> NoRoomAsync(string membershipId, RunIdentity run, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangeAsync(membershipId, slot => slot.NoRoom(run, at), cancellationToken);

    /// <summary>Wakes an owner for whom there was no room, as there may be now.</summary>
    public async Task RetryOwnerAsync(string membershipId, RunIdentity run, CancellationToken cancellationToken) =>
        await WakeOwnerAsync(await ChangeAsync(membershipId, slot => slot.MayTryAgain(run), cancellationToken), cancellationToken);

    /// <summary>Notes that the owner is over and its job is not.</summary>
    public Task DrainAsync(string membershipId, RunIdentity run, CancellationToken cancellationToken) =>
        ChangeAsync(membershipId, slot => slot.Drain(run), cancellationToken);

    /// <summary>Hands a run's turn to the next that is alive, or takes the run out of the queue; then wakes the new owner.</summary>
    public async Task LeaveAsync(string membershipId, RunIdentity run, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(membershipId, cancellationToken);
        if (before.EntryOf(run) is null)
        {
            return;
        }

        var dead = before.IsOwner(run) ? await DeadBeforeFirstAliveAsync(before, cancellationToken) : [];
        var after = await ChangeAsync(membershipId, slot => slot.Leave(run, dead), cancellationToken);
        if (!after.IsOwner(run))
        {
            await WakeOwnerAsync(after, cancellationToken);
        }
    }

    /// <summary>Wakes a run that has waited as long as it may; StartJob, which it goes to, ends it.</summary>
    /// <returns>Whether it was woken.</returns>
    public async Task<bool> WakeExpiredAsync(SlotEntry entry, DateTimeOffset at, CancellationToken cancellationToken) =>
        entry is { ExpiresAt: { } until, Wait: { } wait }
        && until <= at
        && await executions.SendSuccessAsync(wait.Token, "{}", cancellationToken);

    /// <summary>Wakes the owner if it waits; a hint, which may come to nobody.</summary>
    /// <returns>Whether somebody was woken.</returns>
    public async Task<bool> WakeOwnerAsync(SlotDocument slot, CancellationToken cancellationToken) =>
        slot is { Draining: false, Owner.Wait: { } wait }
        && await executions.SendSuccessAsync(wait.Token, "{}", cancellationToken);

    private async Task<HashSet<SlotEntry>> DeadBeforeFirstAliveAsync(SlotDocument slot, CancellationToken cancellationToken)
    {
        var dead = new HashSet<SlotEntry>();
        foreach (var entry in slot.Waiting)
        {
            var execution = await executions.DescribeAsync(entry.ExecutionArn, cancellationToken);
            if (execution is { Status: ExecutionStatus.Running })
            {
                break;
            }

            dead.Add(entry);
        }

        return dead;
    }

    private async Task<SlotDocument> ChangeAsync(
        string membershipId,
        Func<SlotDocument, SlotDocument> change,
        CancellationToken cancellationToken) =>
        await _slots.UpdateAsync(Keys.Slot(membershipId), slot => change(slot ?? SlotDocument.Empty), cancellationToken)
        ?? SlotDocument.Empty;
}
