using LocalCloud.Services.CleanRooms.Scenes;

namespace LocalCloud.Services.CleanRooms.Jobs;

/// <summary>How a job's status changes. Pure.</summary>
/// <remarks>
/// SUBMITTED → STARTED → SUCCESS | FAILED | CANCELLING; SUBMITTED | STARTED → CANCELLING by request;
/// CANCELLING → CANCELLED, or SUCCESS | FAILED where the cancel came too late.
/// </remarks>
internal static class LifeCycle
{
    /// <summary>The job at the moment its next change is due.</summary>
    /// <param name="job">A job with a <see cref="Job.Due"/>.</param>
    /// <exception cref="InvalidOperationException">No change is due.</exception>
    public static Job Next(Job job)
    {
        var at = job.Due ?? throw new InvalidOperationException($"Job {job.Id} is {job.Status}: nothing is due.");
        return job.Status switch
        {
            JobStatus.Submitted => job with { Status = JobStatus.Started, StartTime = at, Due = at + job.Plan.Started },
            JobStatus.Started when job.Plan.Outcome == JobStatus.Cancelled => Cancel(job, at),
            JobStatus.Started => End(job, job.Plan.Outcome, at),
            JobStatus.Cancelling => End(job, job.Plan.CancelOutcome, at),
            _ => throw new InvalidOperationException($"Job {job.Id} is {job.Status}: nothing is due."),
        };
    }

    /// <summary>The job after a request to cancel it; unchanged if that was asked before.</summary>
    /// <exception cref="InvalidOperationException">The job has ended.</exception>
    public static Job Cancel(Job job, DateTimeOffset at) => job.Status switch
    {
        JobStatus.Submitted or JobStatus.Started =>
            job with { Status = JobStatus.Cancelling, Due = at + job.Plan.Cancelling },
        JobStatus.Cancelling => job,
        _ => throw new InvalidOperationException($"Job {job.Id} is {job.Status}."),
    };

    /// <summary>The job when its results could not be written.</summary>
    public static Job FailDelivery(Job job, string message) =>
        job with { Status = JobStatus.Failed, Error = new JobError("RESULT_DELIVERY_FAILED", message) };

    /// <summary>The job when its entry script failed.</summary>
    public static Job FailScript(Job job, JobError error) => job with { Status = JobStatus.Failed, Error = error };

    /// <summary>The job when there is room for it.</summary>
    public static Job Admit(Job job, DateTimeOffset at) => job with { Due = at + job.Plan.Submitted };

    /// <summary>The job with another plan from here on. Durations count from the job's last change.</summary>
    public static Job Replan(Job job, Behavior behavior)
    {
        var plan = job.Plan.With(behavior);
        DateTimeOffset? due = job switch
        {
            { Due: null } => null,
            { Status: JobStatus.Submitted } => job.Due - job.Plan.Submitted + plan.Submitted,
            { Status: JobStatus.Started } => job.Due - job.Plan.Started + plan.Started,
            { Status: JobStatus.Cancelling } => job.Due - job.Plan.Cancelling + plan.Cancelling,
            _ => job.Due,
        };
        return job with { Plan = plan, Due = due };
    }

    private static Job End(Job job, JobStatus status, DateTimeOffset at) => job with
    {
        Status = status,
        EndTime = at,
        Due = null,
        Error = status == JobStatus.Failed ? job.Plan.Error : null,
    };
}
