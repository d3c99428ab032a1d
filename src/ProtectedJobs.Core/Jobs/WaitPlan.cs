namespace ProtectedJobs.Core.Jobs;

/// <summary>What a state passes to AwaitJob.</summary>
/// <param name="JobId">The job.</param>
/// <param name="WaitSeconds">Seconds until the next look, at least one.</param>
public sealed record WaitPlan(string JobId, int WaitSeconds)
{
    // AwaitJob looks by itself before it sleeps, so a job that has ended is told at once: this is time for that look.
    private static readonly TimeSpan s_oneLook = TimeSpan.FromSeconds(60);

    internal static WaitPlan Of(string jobId, PollDecision decision) =>
        new(jobId, (int)(decision.Delay ?? s_oneLook).TotalSeconds);
}
