using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Completion;

/// <summary>The output of an execution that succeeded.</summary>
/// <param name="ProtectedJob">The job, in the API's structure, times in ISO 8601; parameters' values left out.</param>
/// <param name="Results">What came out; null if the service does not say.</param>
/// <param name="Usage">What was used.</param>
/// <param name="Run">The run itself.</param>
public sealed record RunOutput(ProtectedJob ProtectedJob, RunResults? Results, RunUsage Usage, RunFacts Run);

/// <summary>The run itself.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Attempt">How often it was redriven.</param>
/// <param name="Generation">Which of its jobs this is.</param>
/// <param name="Adopted">Whether, and how, the job was found instead of answered.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="ExecutionArn">Its execution.</param>
/// <param name="StartedAt">When the execution was started.</param>
/// <param name="EndedAt">When the outcome was settled.</param>
public sealed record RunFacts(
    string Id,
    int Attempt,
    int Generation,
    Adoption Adopted,
    RunStatus Outcome,
    string ExecutionArn,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt)
{
    /// <summary>The facts of a record whose outcome is settled.</summary>
    /// <param name="record">The record.</param>
    /// <param name="outcome">Its outcome.</param>
    public static RunFacts Of(RunRecord record, RunOutcome outcome) => new(
        record.RunId,
        outcome.Attempt,
        record.Generation,
        record.Adoption,
        outcome.Status,
        record.ExecutionArn,
        record.ExecutionStartTime,
        outcome.SettledAt);
}
