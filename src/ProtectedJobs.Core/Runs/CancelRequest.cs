using System.Text.Json.Serialization;

namespace ProtectedJobs.Core.Runs;

/// <summary>That we asked for the job to be cancelled.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">When, first.</param>
public sealed record CancelRequest(CancelReason Reason, DateTimeOffset At);

/// <summary>Why we ask for a job to be cancelled.</summary>
public enum CancelReason
{
    /// <summary>Its deadline passed.</summary>
    [JsonStringEnumMemberName("DEADLINE")]
    Deadline,

    /// <summary>Its budget is used.</summary>
    [JsonStringEnumMemberName("BUDGET")]
    Budget,

    /// <summary>Its run was stopped.</summary>
    [JsonStringEnumMemberName("STOP")]
    Stop,

    /// <summary>Its run failed.</summary>
    [JsonStringEnumMemberName("RUN_FAILED")]
    RunFailed,
}
