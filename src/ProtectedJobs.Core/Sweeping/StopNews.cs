using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Sweeping;

/// <summary>OnRunStopped: an execution ended ABORTED, TIMED_OUT or FAILED. Step Functions lets no state catch that.</summary>
/// <param name="attempts">Opens an attempt that ended before it had a record.</param>
/// <param name="runs">The records.</param>
/// <param name="executions">Confirms that it is over.</param>
/// <param name="finisher">Goes on from there.</param>
public sealed class StopNews(Attempts attempts, RunLedger runs, IExecutions executions, RunFinisher finisher)
{
    /// <summary>Acts on an execution that Step Functions has forgotten, months ago or with its state machine.</summary>
    /// <param name="run">The run and its attempt, which was never closed.</param>
    /// <param name="at">The time of the invocation.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>Whether the attempt is over, announced, and its turn handed on.</returns>
    public Task<bool> ForgottenAsync(RunIdentity run, DateTimeOffset at, CancellationToken cancellationToken) =>
        finisher.FinishForgottenAsync(run, at, cancellationToken);

    /// <summary>Acts on the end of an execution.</summary>
    /// <param name="run">The run and the attempt that ended.</param>
    /// <param name="cause">The words that came with it; null for none.</param>
    /// <param name="at">The event's time.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>Whether the attempt is over, announced, and its turn handed on.</returns>
    /// <exception cref="WorldUnavailable">Step Functions does not know of the end yet: ask again.</exception>
    public async Task<bool> TakeAsync(RunIdentity run, string? cause, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var execution = await executions.DescribeAsync(run.ExecutionArn, cancellationToken);
        if (execution is { Status: ExecutionStatus.Running } && execution.RedriveCount == run.RedriveCount)
        {
            // Step Functions tells of the end by event sooner than when asked, at times; a redrive would have been counted.
            throw new WorldUnavailable($"Run {run.Id}: an event tells of its end; Step Functions, asked, does not, yet.");
        }

        if (execution is null
            || execution.Status == ExecutionStatus.Running
            || execution.RedriveCount != run.RedriveCount)
        {
            return false;
        }

        try
        {
            var record = await runs.FindAsync(run, cancellationToken);
            if (record?.Attempt != run.RedriveCount)
            {
                // It ended before StartJob wrote anything: it is announced all the same.
                record = await attempts.BeginAsync(run, RunRequest.Parse(execution.Input ?? ""), at, cancellationToken);
            }

            if (record.Outcome is null)
            {
                await runs.ChangeAsync(
                    run,
                    r => r.Stop is null || r.Stop.Status == ExecutionStatus.Running
                        ? r with { Stop = new StopRequest(execution.Status, at, RunOutcome.Cut(cause ?? r.Stop?.Cause)) }
                        : r,
                    cancellationToken);
            }
        }
        catch (RunSuperseded)
        {
            return false;
        }

        return await finisher.FinishAsync(run, at, cancellationToken);
    }
}
