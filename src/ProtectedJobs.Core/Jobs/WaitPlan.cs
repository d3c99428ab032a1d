namespace ProtectedJobs.Core.Jobs;

/// <summary>What a state passes to AwaitJob.</summary>
/// <param name="JobId">The job.</param>
/// <param name="WaitSeconds">Seconds until the next look, at least one.</param>
public sealed record WaitPlan(string JobId, int WaitSeconds)
{
    internal static WaitPlan Of(string jobId, PollDecision decision) =>
        // A job that has ended, or is to be given up: the next state sees it at once.
        new(jobId, (int)(decision.Delay ?? TimeSpan.FromSeconds(1)).TotalSeconds);
}
