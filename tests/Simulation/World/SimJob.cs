using ProtectedJobs.Core.Jobs;

namespace Simulation.World;

/// <summary>A job as the service knows it: the truth.</summary>
public sealed class SimJob
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What was asked for.</summary>
    public required JobSpec Spec { get; init; }

    /// <summary>The parameters, the run's token among them.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>What it will do.</summary>
    public required JobScript Script { get; init; }

    /// <summary>Who started it: a run's id and generation; null for somebody else.</summary>
    public required string? StartedBy { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>Its status.</summary>
    public JobStatus Status { get; set; } = JobStatus.Submitted;

    /// <summary>Its status before the last change: what a lagging answer shows.</summary>
    public JobStatus StatusBefore { get; set; } = JobStatus.Submitted;

    /// <summary>When it was started; null if it was not.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended; null if it has not.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When a run first asked for its cancel; null if none did.</summary>
    public DateTimeOffset? CancelAskedAt { get; set; }
}
