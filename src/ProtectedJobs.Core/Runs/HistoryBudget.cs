using ProtectedJobs.Core.Jobs;

namespace ProtectedJobs.Core.Runs;

/// <summary>
/// A Standard execution ends, uncatchably, at 25,000 history events. A request whose own looks could get there before its
/// deadline is refused, so that no long job is lost to its history.
/// </summary>
public static class HistoryBudget
{
    /// <summary>What Step Functions allows.</summary>
    public const int Limit = 25_000;

    /// <summary>Events of one look that finds nothing: 6 of AwaitJob that times out, 5 of PollJob.</summary>
    public const int EventsPerLook = 11;

    /// <summary>Events of one wait for the turn that ends in its timeout: 6 of AwaitTurn, 5 of StartJob.</summary>
    public const int EventsPerTurn = 11;

    /// <summary>Kept for retries, the cancel, the end and redrives.</summary>
    public const int Reserve = 9_000;

    /// <summary>The time AwaitTurn waits before it looks again.</summary>
    public static readonly TimeSpan Turn = TimeSpan.FromSeconds(900);

    /// <summary>The most events a run can write before it ends by its own deadline, retries aside.</summary>
    /// <param name="deadline">From the job's creation.</param>
    /// <param name="queueTimeout">The longest wait for the turn.</param>
    /// <param name="poll">The looks.</param>
    public static long MostEvents(TimeSpan deadline, TimeSpan queueTimeout, PollPlan poll) =>
        ((long)poll.LooksWithin(deadline) * EventsPerLook) + ((long)Math.Ceiling(queueTimeout / Turn) * EventsPerTurn);

    /// <summary>Whether such a run always ends before its history does.</summary>
    /// <param name="orchestration">The request's.</param>
    public static bool Holds(Orchestration orchestration) =>
        MostEvents(orchestration.Deadline, orchestration.QueueTimeout, orchestration.Poll) <= Limit - Reserve;
}
