namespace ProtectedJobs.Core.Jobs;

/// <summary>A job as ListProtectedJobs shows it: without template or parameters.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="CreateTime">When it was created, by the service's clock.</param>
/// <param name="Status">Its status.</param>
public sealed record JobSummary(string Id, DateTimeOffset CreateTime, JobStatus Status);
