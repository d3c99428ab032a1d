using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Ports;

/// <summary>AWS Clean Rooms, as far as a run needs it.</summary>
/// <remarks>
/// Reads and cancels may be repeated by the adapter; a start never is. Every call but <see cref="StartAsync"/> throws
/// <see cref="Throttled"/> when asked for fewer calls and <see cref="WorldUnavailable"/> when there was no usable answer; listing
/// throws <see cref="AccessRefused"/> for a membership that may not be read or is not there.
/// </remarks>
public interface ICleanRooms
{
    /// <summary>Starts a job, by exactly one request.</summary>
    /// <param name="job">The job.</param>
    /// <param name="runToken">Name and value of the parameter that proves whose job it is; null for none.</param>
    /// <param name="cancellationToken">Stops waiting; the outcome is then unknown.</param>
    Task<StartAnswer> StartAsync(JobSpec job, KeyValuePair<string, string>? runToken, CancellationToken cancellationToken);

    /// <summary>Reads a job.</summary>
    /// <returns>The job; null if the membership has none of that id.</returns>
    Task<ProtectedJob?> GetAsync(string membershipId, string jobId, CancellationToken cancellationToken);

    /// <summary>Asks for a job to be cancelled. A job that has ended, or is being cancelled, is left as it is.</summary>
    Task CancelAsync(string membershipId, string jobId, CancellationToken cancellationToken);

    /// <summary>Reads one page of a membership's jobs, newest first.</summary>
    /// <param name="membershipId">The membership.</param>
    /// <param name="pageToken">Null for the first page.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<JobPage> ListAsync(string membershipId, string? pageToken, CancellationToken cancellationToken);
}

/// <summary>A page of jobs.</summary>
/// <param name="Jobs">Newest first.</param>
/// <param name="NextPage">Null if there is none.</param>
/// <param name="AnsweredAt">The service's clock when it answered: the time by which starts are settled.</param>
public sealed record JobPage(IReadOnlyList<JobSummary> Jobs, string? NextPage, DateTimeOffset AnsweredAt);
