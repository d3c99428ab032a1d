using System.Text.Json.Serialization;

namespace ProtectedJobs.Core.Runs;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>The job succeeded and its results are known.</summary>
    [JsonStringEnumMemberName("SUCCEEDED")]
    Succeeded,

    /// <summary>The job, or the run itself, failed.</summary>
    [JsonStringEnumMemberName("FAILED")]
    Failed,

    /// <summary>The job was cancelled, or the run was stopped before it had one.</summary>
    [JsonStringEnumMemberName("CANCELLED")]
    Cancelled,

    /// <summary>The deadline, or the queue's, passed.</summary>
    [JsonStringEnumMemberName("TIMED_OUT")]
    TimedOut,

    /// <summary>The budget was used.</summary>
    [JsonStringEnumMemberName("OVER_BUDGET")]
    OverBudget,

    /// <summary>Nothing was started, because the request was refused.</summary>
    [JsonStringEnumMemberName("REJECTED")]
    Rejected,
}
