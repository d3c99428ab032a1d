using System.Text.Json.Serialization;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Queue;

/// <summary>
/// Whose turn it is in a membership, and who waits: <c>memberships/{id}/slot.json</c>. Clean Rooms runs one job per membership
/// at a time. Pure: each change gives a new document, or the same instance if there is nothing to change.
/// </summary>
public sealed record SlotDocument : ILedgerDocument<SlotDocument>
{
    /// <summary>The most runs that may wait.</summary>
    public const int MostWaiting = 1000;

    /// <summary>A slot that nobody has.</summary>
    public static readonly SlotDocument Empty = new();

    /// <inheritdoc/>
    public string? WriteId { get; init; }

    /// <summary>Whose turn it is; null if nobody's.</summary>
    public SlotEntry? Owner { get; init; }

    /// <summary>Whether the owner is over and only its job is waited for.</summary>
    public bool Draining { get; init; }

    /// <summary>Who waits, in order of arrival.</summary>
    public IReadOnlyList<SlotEntry> Waiting { get; init; } = [];

    /// <summary>A run's entry, as owner or waiting; null if it has none.</summary>
    /// <param name="run">The run.</param>
    public SlotEntry? EntryOf(RunIdentity run) =>
        Owner is not null && Owner.BelongsTo(run) ? Owner : Waiting.FirstOrDefault(entry => entry.BelongsTo(run));

    /// <summary>Whether it is a run's turn.</summary>
    /// <param name="run">The run.</param>
    public bool IsOwner(RunIdentity run) => Owner is not null && Owner.BelongsTo(run);

    /// <summary>A run's place in line: 0 for the owner, 1 for the next.</summary>
    /// <param name="run">The run.</param>
    public int PositionOf(RunIdentity run)
    {
        var waiting = Waiting.TakeWhile(entry => !entry.BelongsTo(run)).Count();
        return IsOwner(run) ? 0 : waiting + 1;
    }

    /// <summary>A run asks for its turn: it becomes owner if it is first, else it waits at the end. Asking again changes nothing.</summary>
    /// <param name="run">The run.</param>
    /// <param name="at">When.</param>
    /// <param name="until">Until when it waits at most; null for as long as it takes.</param>
    /// <returns>The slot; the same instance, without the run in it, if it is full.</returns>
    public SlotDocument Enter(RunIdentity run, DateTimeOffset at, DateTimeOffset? until = null)
    {
        if (IsOwner(run))
        {
            return Owner!.Attempt == run.RedriveCount
                ? this
                : this with { Owner = SlotEntry.Of(run, at, until), Draining = false };
        }

        if (EntryOf(run) is { } waiting)
        {
            var renewed = waiting.Attempt == run.RedriveCount
                ? this
                : this with { Waiting = [.. Waiting.Select(entry => entry == waiting ? SlotEntry.Of(run, at, until) : entry)] };
            return Owner is null ? renewed.PassOn() : renewed;
        }

        if (Owner is null && Waiting.Count == 0)
        {
            return this with { Owner = SlotEntry.Of(run, at, until), Draining = false };
        }

        return Waiting.Count >= MostWaiting ? this : this with { Waiting = [.. Waiting, SlotEntry.Of(run, at, until)] };
    }

    /// <summary>A waiting run says how to wake it; an older token never replaces a newer one.</summary>
    /// <param name="run">The run.</param>
    /// <param name="wait">Its token.</param>
    public SlotDocument Await(RunIdentity run, JobWait wait) =>
        Change(run, entry => wait.Replaces(entry.Wait) ? entry with { Wait = wait } : entry);

    /// <summary>Clean Rooms had no room for the owner's job: it stays owner and tries again later.</summary>
    /// <param name="run">The owner.</param>
    /// <param name="at">When.</param>
    public SlotDocument NoRoom(RunIdentity run, DateTimeOffset at) =>
        IsOwner(run) ? this with { Owner = Owner! with { Refusals = Owner.Refusals + 1, RefusedAt = at } } : this;

    /// <summary>There may be room again: the owner need not wait any longer.</summary>
    /// <param name="run">The owner.</param>
    public SlotDocument MayTryAgain(RunIdentity run) =>
        IsOwner(run) && Owner!.RefusedAt is not null ? this with { Owner = Owner with { RefusedAt = null } } : this;

    /// <summary>The owner is over, its job is not.</summary>
    /// <param name="run">The owner.</param>
    public SlotDocument Drain(RunIdentity run) =>
        // A late end of an earlier attempt says nothing of the one that has begun.
        IsOwner(run) && Owner!.Attempt <= run.RedriveCount && !Draining ? this with { Draining = true } : this;

    /// <summary>A run needs no turn any more. If it was the owner's, the next that is alive has it - in the same write.</summary>
    /// <param name="run">The run; a later attempt of it keeps its place.</param>
    /// <param name="dead">Waiting runs whose executions are over, by execution ARN and attempt: they are taken out.</param>
    public SlotDocument Leave(RunIdentity run, IReadOnlySet<SlotEntry> dead)
    {
        var entry = EntryOf(run);
        if (entry is null || entry.Attempt > run.RedriveCount)
        {
            return this;
        }

        var without = this with { Waiting = [.. Waiting.Where(other => other != entry && !dead.Contains(other))] };
        return entry == Owner ? (without with { Owner = null, Draining = false }).PassOn() : without;
    }

    private SlotDocument PassOn() => Waiting.Count == 0
        ? this
        : this with { Owner = Waiting[0], Draining = false, Waiting = [.. Waiting.Skip(1)] };

    private SlotDocument Change(RunIdentity run, Func<SlotEntry, SlotEntry> change)
    {
        if (EntryOf(run) is not { } entry || change(entry) is not { } changed || changed == entry)
        {
            return this;
        }

        return entry == Owner
            ? this with { Owner = changed }
            : this with { Waiting = [.. Waiting.Select(other => other == entry ? changed : other)] };
    }

    /// <inheritdoc/>
    public SlotDocument WrittenBy(string writeId) => this with { WriteId = writeId };
}

/// <summary>A run's place.</summary>
/// <param name="RunId">The run.</param>
/// <param name="ExecutionArn">Its execution.</param>
/// <param name="ExecutionStartTime">When the execution was started.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="EnteredAt">When it asked for its turn first: the queue timeout counts from here.</param>
public sealed record SlotEntry(
    string RunId,
    string ExecutionArn,
    DateTimeOffset ExecutionStartTime,
    int Attempt,
    DateTimeOffset EnteredAt)
{
    /// <summary>When it has waited as long as it may: the queue timeout; null if it never has, or if an older version wrote the entry.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The task to wake; null if none waits yet.</summary>
    public JobWait? Wait { get; init; }

    /// <summary>How often Clean Rooms had no room for it.</summary>
    public int Refusals { get; init; }

    /// <summary>When it last had none; null if it always had.</summary>
    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>When an owner for whom there was no room tries again; null if it need not wait.</summary>
    [JsonIgnore]
    public DateTimeOffset? TriesAgainAt => RefusedAt is not { } at
        ? null
        : at + TimeSpan.FromMinutes(Math.Min(15, Math.Pow(2, Math.Min(Refusals - 1, 8))));

    /// <summary>The run and attempt.</summary>
    [JsonIgnore]
    public RunIdentity Run => new(RunId, ExecutionArn, ExecutionStartTime, Attempt);

    /// <summary>Whether it is a run's, whichever attempt.</summary>
    /// <param name="run">The run.</param>
    public bool BelongsTo(RunIdentity run) => RunId == run.Id && ExecutionStartTime == run.StartedAt;

    internal static SlotEntry Of(RunIdentity run, DateTimeOffset at, DateTimeOffset? until) =>
        new(run.Id, run.ExecutionArn, run.StartedAt, run.RedriveCount, at) { ExpiresAt = until };
}
