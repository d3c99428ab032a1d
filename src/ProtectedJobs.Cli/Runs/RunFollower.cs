using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace ProtectedJobs.Cli.Runs;

/// <summary>Watches an execution until it ends.</summary>
/// <param name="client">Step Functions.</param>
/// <param name="clock">Measures the pauses between looks.</param>
/// <param name="pause">Between looks: short on a local cloud, polite on AWS.</param>
internal sealed class RunFollower(IAmazonStepFunctions client, TimeProvider clock, TimeSpan pause)
{
    private const int EventsPerPage = 100;

    /// <summary>Waits for the end.</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="report">Told where the run is, at each event and after each look.</param>
    /// <param name="cancellationToken">Stops watching; the execution goes on.</param>
    /// <returns>The execution as it ended.</returns>
    public async Task<DescribeExecutionResponse> FollowAsync(
        string executionArn, Action<RunProgress> report, CancellationToken cancellationToken)
    {
        var trail = new HistoryTrail();
        var began = clock.GetTimestamp();
        while (true)
        {
            foreach (var next in await ReadNewAsync(executionArn, trail.LastEventId, cancellationToken))
            {
                trail.Add(next);
                report(new RunProgress(trail.State, trail.Doing, clock.GetElapsedTime(began)));
            }

            report(new RunProgress(trail.State, trail.Doing, clock.GetElapsedTime(began)));
            if (trail.HasEnded)
            {
                return await client.DescribeExecutionAsync(new() { ExecutionArn = executionArn }, cancellationToken);
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    // Newest first, back to what is known: a look costs the same however long the history is.
    private async Task<IEnumerable<HistoryEvent>> ReadNewAsync(string executionArn, long known, CancellationToken cancellationToken)
    {
        var events = new List<HistoryEvent>();
        var request = new GetExecutionHistoryRequest
        {
            ExecutionArn = executionArn,
            ReverseOrder = true,
            MaxResults = EventsPerPage,
            IncludeExecutionData = false,
        };
        await foreach (var next in client.Paginators.GetExecutionHistory(request).Events.WithCancellation(cancellationToken))
        {
            if (next.Id <= known)
            {
                break;
            }

            events.Add(next);
        }

        events.Reverse();
        return events;
    }
}
