using System.Globalization;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Cli.Runs;

/// <summary>What a request would do: nothing was started.</summary>
/// <param name="Workers">The workers, for people.</param>
/// <param name="Crpus">CRPUs that run at once.</param>
/// <param name="LeastCrpuHours">The least that is billed: ten minutes of all workers.</param>
/// <param name="LeastCost">That at the configured price; null without one.</param>
/// <param name="MostCrpuHours">What the deadline, or the budget, lets it use by estimate.</param>
/// <param name="MostCost">That at the configured price; null without one.</param>
/// <param name="NeedsApproval">Whether somebody must approve it before anything is started.</param>
/// <param name="DeadlineSeconds">From the job's creation to its cancel.</param>
internal sealed record DryRun(
    string Workers,
    int Crpus,
    double LeastCrpuHours,
    CostEstimate? LeastCost,
    double MostCrpuHours,
    CostEstimate? MostCost,
    bool NeedsApproval,
    long DeadlineSeconds)
{
    /// <summary>What a request would do.</summary>
    /// <param name="request">The request.</param>
    /// <param name="price">What a CRPU-hour costs; null if nobody said.</param>
    public static DryRun Of(RunRequest request, CrpuPrice? price)
    {
        var (job, orchestration) = (request.Job, request.Orchestration);
        var workers = job.Workers ?? Core.Jobs.WorkerSpec.Default;
        var least = Compute.LeastCrpuHours(job.Workers);
        var most = Compute.EstimateCrpuHours(job.Workers, orchestration.Deadline);
        most = orchestration.BudgetCrpuHours is { } budget && budget < most ? budget : most;
        return new DryRun(
            string.Create(CultureInfo.InvariantCulture, $"{workers.Number} x {(workers.Type == Core.Jobs.WorkerType.Cr4X ? "CR.4X" : "CR.1X")}{(job.Workers is null ? " (the default)" : "")}"),
            Compute.CrpuOf(job.Workers),
            Math.Round(least, 6),
            price?.Of(least),
            Math.Round(most, 6),
            price?.Of(most),
            orchestration.Approval is { } gate && least > gate.AboveCrpuHours,
            (long)orchestration.Deadline.TotalSeconds);
    }
}
