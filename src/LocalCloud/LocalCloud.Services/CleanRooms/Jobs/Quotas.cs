using LocalCloud.Services.CleanRooms.Scenes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.CleanRooms.Jobs;

/// <summary>How many jobs may be ongoing at once. Pure.</summary>
internal sealed class Quotas(ServiceRules rules, string region)
{
    private readonly bool _isFirstRegion = region == "us-east-1";

    private int PerMembership => rules.JobsPerMembership ?? 1;

    private int PerAccount => rules.JobsPerAccount ?? (_isFirstRegion ? 5 : 2);

    private int Vcpu => rules.VcpuPerAccount ?? (_isFirstRegion ? 1024 : 512);

    /// <summary>The quota that one more job would exceed; null if there is room.</summary>
    /// <param name="job">The job that wants to run.</param>
    /// <param name="ongoing">The jobs that are neither terminal nor waiting.</param>
    public AwsException? FindExceeded(Job job, IReadOnlyCollection<Job> ongoing)
    {
        if (ongoing.Count(j => j.MembershipId == job.MembershipId) >= PerMembership)
        {
            return CleanRoomsError.Quota("Number of concurrent ongoing protected jobs per membership", PerMembership);
        }

        var mine = ongoing.Where(j => j.RunnerAccountId == job.RunnerAccountId).ToList();
        if (mine.Count >= PerAccount)
        {
            return CleanRoomsError.Quota("Number of concurrent PySpark jobs per account", PerAccount);
        }

        return mine.Append(job).Sum(j => (j.Compute ?? Compute.Default).Vcpu) > Vcpu
            ? CleanRoomsError.Quota("Number of concurrent PySpark job vCPUs per account", Vcpu)
            : null;
    }
}
