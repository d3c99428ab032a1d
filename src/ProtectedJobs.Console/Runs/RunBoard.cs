namespace ProtectedJobs.Console.Runs;

/// <summary>All runs as last seen. Immutable: every page shows one.</summary>
/// <param name="Rows">Newest first, each run once.</param>
/// <param name="AsOf">The cloud's time of it.</param>
/// <param name="IsComplete">Whether the oldest runs have been read too.</param>
/// <param name="Trouble">Why it could not be brought up to date; null if it could.</param>
public sealed record RunBoard(IReadOnlyList<RunRow> Rows, DateTimeOffset AsOf, bool IsComplete, string? Trouble)
{
    /// <summary>Before anything was read.</summary>
    public static readonly RunBoard Empty = new([], DateTimeOffset.UnixEpoch, IsComplete: false, Trouble: null);

    /// <summary>The start of the oldest run that goes on; what is older has ended. Null if none goes on.</summary>
    public DateTimeOffset? OldestOpen => Rows.Where(row => !row.State.IsOver()).Select(row => (DateTimeOffset?)row.StartedAt).Min();

    /// <summary>The board with newer rows in it.</summary>
    /// <param name="newer">Rows that replace those of the same runs.</param>
    public RunBoard With(IReadOnlyCollection<RunRow> newer)
    {
        var replaced = newer.Select(row => row.RunId).ToHashSet();
        return this with
        {
            Rows = [.. newer.Concat(Rows.Where(row => !replaced.Contains(row.RunId)))
                .OrderByDescending(row => row.StartedAt).ThenBy(row => row.RunId, StringComparer.Ordinal)],
        };
    }

    /// <summary>The board without a run.</summary>
    /// <param name="runId">The run.</param>
    public RunBoard Without(string runId) => this with { Rows = [.. Rows.Where(row => row.RunId != runId)] };
}
