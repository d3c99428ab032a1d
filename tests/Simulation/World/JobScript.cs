using ProtectedJobs.Core.Jobs;

namespace Simulation.World;

/// <summary>What a job will do, if nobody cancels it.</summary>
public sealed record JobScript
{
    /// <summary>How long it is SUBMITTED.</summary>
    public TimeSpan Waits { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long it is STARTED.</summary>
    public TimeSpan Runs { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How it ends.</summary>
    public JobStatus End { get; init; } = JobStatus.Success;

    /// <summary>How long it is CANCELLING.</summary>
    public TimeSpan Cancels { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How it ends after that.</summary>
    public JobStatus CancelEnd { get; init; } = JobStatus.Cancelled;

    /// <summary>After its creation, when it is listed.</summary>
    public TimeSpan ListLag { get; init; }

    /// <summary>After its creation, when it can be read.</summary>
    public TimeSpan ReadLag { get; init; }

    /// <summary>After its end, when that can be read; its event does not wait for it.</summary>
    public TimeSpan EndLag { get; init; }

    /// <summary>After its end, when its units are there; null for never.</summary>
    public TimeSpan? UnitsLag { get; init; } = TimeSpan.Zero;

    /// <summary>Whether parameters are answered.</summary>
    public bool TellsParameters { get; init; } = true;
}
