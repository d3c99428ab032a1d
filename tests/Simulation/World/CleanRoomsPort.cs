using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.Time;

namespace Simulation.World;

/// <summary>The service over a wire, as the adapter shows it.</summary>
/// <param name="service">The service.</param>
/// <param name="time">The time.</param>
/// <param name="wire">The wire.</param>
/// <param name="starter">Whose starts these are, for the books.</param>
public sealed class CleanRoomsPort(CleanRoomsService service, VirtualTime time, IWire wire, Func<string?> starter) : ICleanRooms
{
    /// <inheritdoc/>
    public async Task<StartAnswer> StartAsync(JobSpec job, KeyValuePair<string, string>? runToken, CancellationToken cancellationToken)
    {
        const string Call = "StartProtectedJob";
        try
        {
            await wire.RequestAsync(Call);
            var startedBy = starter();
            if (wire.Straggle() is { } later)
            {
                time.After(later, () => service.Start(job, runToken, startedBy));
                throw new WorldUnavailable($"{Call}: no answer");
            }

            var answer = service.Start(job, runToken, startedBy);
            await wire.AnswerAsync(Call);
            return answer;
        }
        catch (Throttled)
        {
            return new StartAnswer.SlowDown();
        }
        catch (WorldUnavailable lost)
        {
            return new StartAnswer.Unknown(lost.Message);
        }
    }

    /// <inheritdoc/>
    public async Task<ProtectedJob?> GetAsync(string membershipId, string jobId, CancellationToken cancellationToken)
    {
        await wire.RequestAsync("GetProtectedJob");
        var job = service.Get(membershipId, jobId);
        await wire.AnswerAsync("GetProtectedJob");
        return job;
    }

    /// <inheritdoc/>
    public async Task CancelAsync(string membershipId, string jobId, CancellationToken cancellationToken)
    {
        await wire.RequestAsync("UpdateProtectedJob");
        service.Cancel(jobId);
        await wire.AnswerAsync("UpdateProtectedJob");
    }

    /// <inheritdoc/>
    public async Task<JobPage> ListAsync(string membershipId, string? pageToken, CancellationToken cancellationToken)
    {
        await wire.RequestAsync("ListProtectedJobs");
        if (service.Refused.Contains(membershipId))
        {
            throw new AccessRefused("ListProtectedJobs: ResourceNotFoundException (404)");
        }

        var page = service.List(membershipId, pageToken);
        await wire.AnswerAsync("ListProtectedJobs");
        return page;
    }
}
