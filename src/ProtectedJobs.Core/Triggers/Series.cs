using ProtectedJobs.Core.Ledger;

namespace ProtectedJobs.Core.Triggers;

/// <summary>
/// The runs of one schedule or rule that must not overlap: <c>series/{hash}.json</c>. One document, so that a tick is decided by
/// one conditional write, and decided once: a second delivery finds the decision.
/// </summary>
public sealed record Series : ILedgerDocument<Series>
{
    /// <summary>The most runs and skipped ticks that are remembered.</summary>
    public const int Most = 100;

    /// <inheritdoc/>
    public string? WriteId { get; init; }

    /// <summary>The ARN of the schedule or rule.</summary>
    public string Id { get; init; } = "";

    /// <summary>Those that were started, newest last.</summary>
    public IReadOnlyList<SeriesRun> Runs { get; init; } = [];

    /// <summary>Those that were not, newest last.</summary>
    public IReadOnlyList<SkippedTick> Skipped { get; init; } = [];

    /// <inheritdoc/>
    public Series WrittenBy(string writeId) => this with { WriteId = writeId };

    internal Series With(SeriesRun run) => this with { Runs = [.. Runs.TakeLast(Most - 1), run] };

    internal Series With(SkippedTick tick) => this with { Skipped = [.. Skipped.TakeLast(Most - 1), tick] };
}

/// <summary>A run that was started.</summary>
/// <param name="RunId">The run.</param>
/// <param name="At">The trigger's time.</param>
/// <param name="Replaces">The runs that were stopped for it.</param>
public sealed record SeriesRun(string RunId, DateTimeOffset At, IReadOnlyList<string> Replaces);

/// <summary>A tick for which nothing was started.</summary>
/// <param name="RunId">The name that its run would have had.</param>
/// <param name="At">The trigger's time.</param>
/// <param name="Because">The run for which it stood back.</param>
public sealed record SkippedTick(string RunId, DateTimeOffset At, string Because);
