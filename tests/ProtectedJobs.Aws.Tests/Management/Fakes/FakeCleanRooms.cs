using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Aws.Tests.Management.Fakes;

/// <summary>Jobs in memory; what was asked to cancel is kept.</summary>
internal sealed class FakeCleanRooms : ICleanRooms
{
    public Dictionary<string, ProtectedJob> Jobs { get; } = [];

    public List<string> Cancels { get; } = [];

    public int Looks { get; private set; }

    public bool IsRefused { get; set; }

    public Task<StartAnswer> StartAsync(JobSpec job, KeyValuePair<string, string>? runToken, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ProtectedJob?> GetAsync(string membershipId, string jobId, CancellationToken cancellationToken)
    {
        Looks++;
        return IsRefused ? throw new WorldUnavailable("GetProtectedJob: AccessDeniedException") : Task.FromResult(Jobs.GetValueOrDefault(jobId));
    }

    public Task CancelAsync(string membershipId, string jobId, CancellationToken cancellationToken)
    {
        Cancels.Add(jobId);
        return Task.CompletedTask;
    }

    public Task<JobPage> ListAsync(string membershipId, string? pageToken, CancellationToken cancellationToken) => IsRefused
        ? throw new WorldUnavailable("ListProtectedJobs: AccessDeniedException")
        : Task.FromResult(new JobPage([], null, DateTimeOffset.UnixEpoch));
}
