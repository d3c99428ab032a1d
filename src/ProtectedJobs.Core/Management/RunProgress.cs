using System.Text.Json.Serialization;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Management;

/// <summary>A run's custom status: where it is, in numbers and in a sentence. Members are only ever added.</summary>
public sealed record RunProgress
{
    /// <summary>What it does now.</summary>
    public required RunPhase Phase { get; init; }

    /// <summary>The same as a sentence for people.</summary>
    public required string Message { get; init; }

    /// <summary>How many runs have their turn before it, 1 for the next in line; null unless it waits for its turn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? QueuePosition { get; init; }

    /// <summary>How many runs wait in its membership's queue; null unless it is one of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? QueueLength { get; init; }

    /// <summary>The job; null before there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? JobId { get; init; }

    /// <summary>What Clean Rooms says of the job; null if there is none, or it would not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JobStatus? JobStatus { get; init; }

    /// <summary>Whole seconds from the start of the execution to now, or to the end of the run.</summary>
    public required long ElapsedSeconds { get; init; }

    /// <summary>CRPU-hours: as billed once Clean Rooms says so, else by estimate from the first sight of STARTED; null before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? CrpuHours { get; init; }

    /// <summary>Whether <see cref="CrpuHours"/> is our estimate and not what is billed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsEstimate { get; init; }

    /// <summary>What these cost; null without a configured price.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CostEstimate? EstimatedCost { get; init; }

    /// <summary>When the run looks at its job by itself, should no event come first; null unless it waits for the job.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NextLook { get; init; }

    /// <summary>When the job is cancelled if it has not ended; null before there is one, and afterwards.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>When the consent that is waited for counts as refused; null unless one is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ApprovalExpires { get; init; }
}
