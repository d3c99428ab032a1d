using ProtectedJobs.Core.Jobs;

namespace ProtectedJobs.Core.Usage;

/// <summary>What workers use, in Clean Rooms Processing Units (CRPU).</summary>
public static class Compute
{
    /// <summary>The shortest time a PySpark job is billed for.</summary>
    public static readonly TimeSpan BilledMinimum = TimeSpan.FromMinutes(10);

    /// <summary>CRPUs of some workers; those of the default for null.</summary>
    /// <param name="workers">The workers asked for.</param>
    public static int CrpuOf(WorkerSpec? workers)
    {
        var (type, number, _) = workers ?? WorkerSpec.Default;
        return number * PerWorker(type);
    }

    /// <summary>An estimate of the CRPU-hours that workers use in some time; the bill may differ.</summary>
    /// <param name="workers">The workers; null for the default.</param>
    /// <param name="running">Since the job was first seen STARTED; counted as ten minutes if shorter.</param>
    public static double EstimateCrpuHours(WorkerSpec? workers, TimeSpan running) =>
        CrpuOf(workers) * (running > BilledMinimum ? running : BilledMinimum).TotalHours;

    /// <summary>The least CRPU-hours that a job with these workers is billed.</summary>
    /// <param name="workers">The workers; null for the default.</param>
    public static double LeastCrpuHours(WorkerSpec? workers) => EstimateCrpuHours(workers, TimeSpan.Zero);

    private static int PerWorker(WorkerType type) => type switch
    {
        WorkerType.Cr1X => 2,
        WorkerType.Cr4X => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such worker type."),
    };
}
