using System.Text.Json.Serialization;

namespace ProtectedJobs.Core.Triggers;

/// <summary>What StartRun did.</summary>
/// <param name="Decision">In a word.</param>
/// <param name="RunId">The run; the one it would have been if nothing was started. Null for an event that was refused.</param>
/// <param name="ExecutionArn">Its execution; null if nothing was started.</param>
/// <param name="Reason">In a sentence.</param>
/// <param name="Stopped">The runs that were stopped for it.</param>
public sealed record TriggerAnswer(
    TriggerDecision Decision, string? RunId, string? ExecutionArn, string Reason, IReadOnlyList<string> Stopped);

/// <summary>What StartRun did, in a word.</summary>
public enum TriggerDecision
{
    /// <summary>Started a run.</summary>
    [JsonStringEnumMemberName("STARTED")]
    Started,

    /// <summary>Nothing: this tick, event or key has its run already.</summary>
    [JsonStringEnumMemberName("ALREADY_STARTED")]
    AlreadyStarted,

    /// <summary>Nothing: an earlier run is under way, or a later one has begun.</summary>
    [JsonStringEnumMemberName("SKIPPED")]
    Skipped,

    /// <summary>Nothing: the event comes of our own runs.</summary>
    [JsonStringEnumMemberName("REFUSED")]
    Refused,
}
