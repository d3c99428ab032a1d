using System.Text.Json.Serialization;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Approvals;

/// <summary>
/// The consent that a run asked for before its job is started. It is for one job: the next generation asks anew, and so does the
/// attempt after one that was rejected.
/// </summary>
/// <param name="Generation">The job it is for.</param>
/// <param name="Attempt">The attempt that asked.</param>
/// <param name="EstimatedCrpuHours">What the job is estimated to use: the least that its workers are billed.</param>
/// <param name="AboveCrpuHours">The estimate above which the request asks for consent.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="ExpiresAt">From when on silence means no.</param>
public sealed record Approval(
    int Generation,
    int Attempt,
    double EstimatedCrpuHours,
    double AboveCrpuHours,
    DateTimeOffset AskedAt,
    DateTimeOffset ExpiresAt)
{
    /// <summary>The task that waits for the answer; null if none does yet. Its token is a credential: never shown.</summary>
    public JobWait? Wait { get; init; }

    /// <summary>The answer; null while there is none. The first one stands.</summary>
    public ApprovalAnswer? Answer { get; init; }

    /// <summary>Whether somebody is asked and has not answered.</summary>
    [JsonIgnore]
    public bool IsOpen => Answer is null;
}

/// <summary>The answer to a request for consent.</summary>
/// <param name="Verdict">What was answered.</param>
/// <param name="By">Who answered, as they call themselves; null if they did not say.</param>
/// <param name="Comment">Why; null if they did not say.</param>
/// <param name="At">When.</param>
public sealed record ApprovalAnswer(ApprovalVerdict Verdict, string? By, string? Comment, DateTimeOffset At);

/// <summary>What was answered.</summary>
public enum ApprovalVerdict
{
    /// <summary>Start the job.</summary>
    [JsonStringEnumMemberName("APPROVED")]
    Approved,

    /// <summary>Start nothing: the run ends REJECTED.</summary>
    [JsonStringEnumMemberName("REJECTED")]
    Rejected,

    /// <summary>Nobody answered in time, which is a no.</summary>
    [JsonStringEnumMemberName("EXPIRED")]
    Expired,
}
