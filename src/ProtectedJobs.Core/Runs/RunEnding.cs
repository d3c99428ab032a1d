using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Runs;

/// <summary>How a run ends, as one table: see docs/truth-table.md. Pure.</summary>
/// <param name="Status">The outcome.</param>
/// <param name="Error">The error's name; null for none.</param>
/// <param name="Cause">The error's words; null for none.</param>
public readonly record struct RunEnding(RunStatus Status, string? Error, string? Cause)
{
    /// <summary>The run succeeded.</summary>
    public static RunEnding Succeeded { get; } = new(RunStatus.Succeeded, null, null);

    /// <summary>The end that a job's own end makes.</summary>
    /// <param name="job">A job that has ended.</param>
    /// <param name="cancel">That we asked for its cancel; null if we did not.</param>
    /// <exception cref="ArgumentOutOfRangeException">The job has not ended.</exception>
    public static RunEnding OfJob(ProtectedJob job, CancelRequest? cancel) => job.Status switch
    {
        JobStatus.Success => Succeeded,
        JobStatus.Failed => new(RunStatus.Failed, nameof(JobFailed), $"Job {job.Id} failed: {job.Error?.Code ?? "no code"}: {job.Error?.Message ?? "no message"}"),
        JobStatus.Cancelled => cancel?.Reason switch
        {
            CancelReason.Deadline => new(RunStatus.TimedOut, nameof(DeadlinePassed), $"Job {job.Id} was cancelled as its deadline had passed."),
            CancelReason.Budget => new(RunStatus.OverBudget, nameof(BudgetExceeded), $"Job {job.Id} was cancelled as its budget was used, by estimate."),
            CancelReason.Stop => new(RunStatus.Cancelled, nameof(JobCancelled), $"Job {job.Id} was cancelled as its run was stopped."),
            CancelReason.RunFailed => new(RunStatus.Failed, nameof(RunFailed), $"Job {job.Id} was cancelled as its run had failed."),
            _ => new(RunStatus.Cancelled, nameof(JobCancelled), $"Job {job.Id} was cancelled, and not by its run."),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(job), job.Status, $"Job {job.Id} has not ended."),
    };

    /// <summary>The end of an attempt that was ended from outside.</summary>
    /// <param name="execution">How its execution ended.</param>
    /// <param name="cause">The words that came with that.</param>
    /// <param name="job">Its job, ended; null if none was started.</param>
    /// <param name="cancel">That we asked for the job's cancel.</param>
    public static RunEnding OfStopped(ExecutionStatus execution, string? cause, ProtectedJob? job, CancelRequest? cancel)
    {
        // What the job did is the truth, whatever became of the execution; only a job cancelled for the stop ends as the execution did.
        if (job is not null && (job.Status != JobStatus.Cancelled || cancel?.Reason is not (CancelReason.Stop or CancelReason.RunFailed)))
        {
            return OfJob(job, cancel);
        }

        var what = job is null ? "No job was started." : $"Job {job.Id} was cancelled.";
        return OfExecution(execution, string.IsNullOrEmpty(cause) ? what : $"{what} {cause}");
    }

    /// <summary>The end of an attempt that was ended from outside and redriven before anybody saw what became of it.</summary>
    /// <param name="execution">How its execution ended.</param>
    /// <param name="record">Its record: what it had started is the next attempt's.</param>
    public static RunEnding OfRedriven(ExecutionStatus execution, RunRecord record)
    {
        var what = record switch
        {
            { JobId: { } jobId } => $"Its job {jobId} was left to the next attempt.",
            { Intent: not null } => "Whether its start started a job was left to the next attempt to find out.",
            _ => "No job was started.",
        };
        return OfExecution(execution, $"It was redriven before it was seen what became of it. {what}");
    }

    /// <summary>
    /// The same end, once it is known how the job ended. What the job did is the truth; but a run that failed by itself did fail,
    /// and a redrive of it collects what its job made.
    /// </summary>
    /// <param name="job">The job; one that has not ended, though it was asked to, changes nothing.</param>
    /// <param name="cancel">That we asked for its cancel; null if we did not.</param>
    public RunEnding Seeing(ProtectedJob job, CancelRequest? cancel) => (Error, job.Status) switch
    {
        (_, JobStatus.Submitted or JobStatus.Started or JobStatus.Cancelling) => this,
        (nameof(RunFailed), JobStatus.Success) =>
            this with { Cause = $"{Cause} Job {job.Id} succeeded, but its results were not collected: a redrive collects them." },
        (nameof(RunFailed), JobStatus.Cancelled) when cancel?.Reason == CancelReason.RunFailed => this,
        (nameof(RunFailed) or nameof(JobFailed) or nameof(JobCancelled) or nameof(DeadlinePassed) or nameof(BudgetExceeded), _) =>
            OfJob(job, cancel),
        _ => this,
    };

    private static RunEnding OfExecution(ExecutionStatus execution, string words) => execution switch
    {
        ExecutionStatus.TimedOut => new(RunStatus.TimedOut, nameof(DeadlinePassed), $"The execution timed out. {words}"),
        ExecutionStatus.Failed => new(RunStatus.Failed, nameof(RunFailed), $"The execution failed. {words}"),
        _ => new(RunStatus.Cancelled, nameof(JobCancelled), $"The execution was stopped. {words}"),
    };

    /// <summary>The end that an error of the state machine makes.</summary>
    /// <param name="error">The error's name: one of ours, or Step Functions' or Lambda's.</param>
    /// <param name="cause">Its words.</param>
    public static RunEnding OfError(string error, string? cause) => error switch
    {
        nameof(JobFailed) or nameof(AmbiguousStart) => new(RunStatus.Failed, error, cause),
        nameof(JobCancelled) => new(RunStatus.Cancelled, error, cause),
        nameof(DeadlinePassed) or nameof(QueueTimedOut) => new(RunStatus.TimedOut, error, cause),
        nameof(BudgetExceeded) => new(RunStatus.OverBudget, error, cause),
        nameof(InvalidRequest) or nameof(StartRefused) or nameof(ApprovalRejected) or nameof(QueueFull) =>
            new(RunStatus.Rejected, error, cause),
        _ => new(RunStatus.Failed, nameof(RunFailed), $"{error}: {cause}"),
    };

    /// <summary>The end as the error that ends the execution.</summary>
    /// <exception cref="InvalidOperationException">The run succeeded.</exception>
    public RunEnded ToError()
    {
        var cause = Cause ?? "";
        return Error switch
        {
            nameof(InvalidRequest) => new InvalidRequest(cause),
            nameof(StartRefused) => new StartRefused(cause),
            nameof(AmbiguousStart) => new AmbiguousStart(cause),
            nameof(ApprovalRejected) => new ApprovalRejected(cause),
            nameof(QueueFull) => new QueueFull(cause),
            nameof(QueueTimedOut) => new QueueTimedOut(cause),
            nameof(JobFailed) => new JobFailed(cause),
            nameof(JobCancelled) => new JobCancelled(cause),
            nameof(DeadlinePassed) => new DeadlinePassed(cause),
            nameof(BudgetExceeded) => new BudgetExceeded(cause),
            null => throw new InvalidOperationException("The run succeeded; there is no error to end it with."),
            _ => new RunFailed(cause),
        };
    }
}
