using System.Text.Json.Serialization;

namespace ProtectedJobs.Core.Jobs;

/// <summary>What Clean Rooms says of a job.</summary>
public enum JobStatus
{
    /// <summary>Accepted; waits for compute.</summary>
    [JsonStringEnumMemberName("SUBMITTED")]
    Submitted,

    /// <summary>Runs, and is billed.</summary>
    [JsonStringEnumMemberName("STARTED")]
    Started,

    /// <summary>Asked to stop; may still end in any of the three ways.</summary>
    [JsonStringEnumMemberName("CANCELLING")]
    Cancelling,

    /// <summary>Ended: stopped.</summary>
    [JsonStringEnumMemberName("CANCELLED")]
    Cancelled,

    /// <summary>Ended: failed.</summary>
    [JsonStringEnumMemberName("FAILED")]
    Failed,

    /// <summary>Ended: succeeded.</summary>
    [JsonStringEnumMemberName("SUCCESS")]
    Success,
}

/// <summary>What a status means for a run.</summary>
public static class JobStatusFacts
{
    /// <summary>Whether the job will never change again.</summary>
    /// <param name="status">The status.</param>
    public static bool IsTerminal(this JobStatus status) =>
        status is JobStatus.Cancelled or JobStatus.Failed or JobStatus.Success;
}
