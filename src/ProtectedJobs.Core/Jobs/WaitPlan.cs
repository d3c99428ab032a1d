namespace ProtectedJobs.Core.Jobs;

/// <summary>What a state passes to AwaitJob.</summary>
/// <param name="JobId">The job.</param>
/// <param name="LookSeconds">
/// Seconds until the next look by oneself, at least one: the task's heartbeat. Whenever Sweep looks at the job it sends one, so that
/// while Sweep is at work the run need not wake to look.
/// </param>
/// <param name="WaitSeconds">Seconds until the deadline or the budget is reached, more than <paramref name="LookSeconds"/>: the task's timeout, which nothing puts off.</param>
public sealed record WaitPlan(string JobId, int LookSeconds, int WaitSeconds)
{
    // AwaitJob looks by itself before it sleeps, so a job that has ended is told at once: this is time for that look.
    private static readonly TimeSpan s_oneLook = TimeSpan.FromSeconds(60);

    internal static WaitPlan Of(string jobId, PollDecision decision)
    {
        var look = (int)(decision.Delay ?? s_oneLook).TotalSeconds;
        var limit = (int)(decision.Limit ?? s_oneLook).TotalSeconds;
        return new WaitPlan(jobId, look, Math.Max(limit, look + 1));
    }
}
