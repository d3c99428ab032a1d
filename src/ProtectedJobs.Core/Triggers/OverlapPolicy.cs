using System.Text.Json.Serialization;

namespace ProtectedJobs.Core.Triggers;

/// <summary>What is done when a trigger fires while an earlier run of the same series is under way.</summary>
public enum OverlapPolicy
{
    /// <summary>Start: the run waits for its membership's turn. The default.</summary>
    [JsonStringEnumMemberName("queue")]
    Queue,

    /// <summary>Start nothing.</summary>
    [JsonStringEnumMemberName("skip")]
    Skip,

    /// <summary>Stop the earlier runs, their jobs too, and start.</summary>
    [JsonStringEnumMemberName("cancel-previous")]
    CancelPrevious,
}
