using System.Text.Json.Serialization;

namespace ProtectedJobs.Core.Management;

/// <summary>What a run does now.</summary>
public enum RunPhase
{
    /// <summary>It checks its request, or starts its job.</summary>
    [JsonStringEnumMemberName("STARTING")]
    Starting,

    /// <summary>It waits for its membership's turn.</summary>
    [JsonStringEnumMemberName("QUEUED")]
    Queued,

    /// <summary>It waits for a person's consent.</summary>
    [JsonStringEnumMemberName("AWAITING_APPROVAL")]
    AwaitingApproval,

    /// <summary>It waits for its job.</summary>
    [JsonStringEnumMemberName("AWAITING_JOB")]
    AwaitingJob,

    /// <summary>Its job was asked to cancel, and has not ended yet.</summary>
    [JsonStringEnumMemberName("CANCELLING")]
    Cancelling,

    /// <summary>Its job has ended; results are collected and the end is announced.</summary>
    [JsonStringEnumMemberName("ENDING")]
    Ending,

    /// <summary>It is over.</summary>
    [JsonStringEnumMemberName("ENDED")]
    Ended,
}
