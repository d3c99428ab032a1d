using System.Text.Json;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Runs;

/// <summary>EndFailed: the end of every run that ends badly. No run ends while its start is open or its job is live.</summary>
/// <param name="attempts">Opens an attempt that failed before it had a record.</param>
/// <param name="starter">Settles an open start.</param>
/// <param name="watch">Looks and cancels.</param>
/// <param name="cleanRooms">The service's clock.</param>
/// <param name="closing">Collects, settles, announces and hands over.</param>
public sealed class RunFailure(Attempts attempts, JobStarter starter, JobWatch watch, ICleanRooms cleanRooms, RunClosing closing)
{
    /// <summary>How often a job that Clean Rooms does not know is asked for again before it is taken to be gone.</summary>
    public const int MostLooksForUnknown = 6;

    /// <summary>Ends the run with an error, or, redriven, begins the new attempt.</summary>
    /// <param name="step">The invocation.</param>
    /// <param name="input">The execution's input.</param>
    /// <param name="error">The error that was caught.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>Only if redriven: go on with StartJob.</returns>
    /// <exception cref="RunEnded">The end.</exception>
    /// <exception cref="JobStillLive">The job was asked to cancel and has not ended yet.</exception>
    /// <exception cref="StartUnsettled">It cannot be told yet whether there is a job.</exception>
    public async Task EndAsync(Step step, JsonElement input, CaughtError error, CancellationToken cancellationToken)
    {
        var parsed = RunRequest.Parse(input);
        var (record, reopened) = await attempts.ReopenAsync(step.Run, parsed, step.EnteredAt, cancellationToken);
        if (reopened)
        {
            return;
        }

        if (record.Outcome is null)
        {
            record = await SettleAsync(step, record, parsed, error, cancellationToken);
        }

        await closing.CloseAsync(record, step.EnteredAt, cancellationToken);
        var outcome = record.Outcome!;
        throw outcome.Status == RunStatus.Succeeded
            ? new RunFailed($"The job succeeded and that is what was, or will be, announced; but the run failed afterwards: {error.Error}: {error.Cause}")
            : new RunEnding(outcome.Status, outcome.Error, outcome.Cause).ToError();
    }

    private async Task<RunRecord> SettleAsync(
        Step step,
        RunRecord record,
        RunRequestResult parsed,
        CaughtError error,
        CancellationToken cancellationToken)
    {
        var ending = RunEnding.OfError(error.Error, CaughtError.MessageOf(error.Cause));
        if (record.Intent is { } intent && parsed is RunRequestResult.Valid(var request))
        {
            (record, ending) = await SettleStartAsync(record, intent, request, ending, cancellationToken);
        }

        if (record.JobId is null)
        {
            return await closing.SettleAsync(record, ending, null, step.EnteredAt, cancellationToken);
        }

        ProtectedJob job;
        RunRecord seen;
        try
        {
            (job, seen) = await watch.LookAsync(record, step.EnteredAt, cancellationToken);
        }
        catch (JobUnknown) when (step.RetryCount >= MostLooksForUnknown)
        {
            return await closing.SettleAsync(record, ending, null, step.EnteredAt, cancellationToken);
        }

        var now = step.EnteredAt;
        if (!job.Status.IsTerminal())
        {
            seen = await watch.CancelAsync(seen, CancelReason.RunFailed, now, cancellationToken);
            // This state may be retried for long; its entry does not tell the time any more.
            now = (await cleanRooms.ListAsync(seen.MembershipId!, null, cancellationToken)).AnsweredAt;
            if (now - seen.Cancel!.At < PollDecision.CancelPatience)
            {
                throw new JobStillLive($"Run {record.RunId}: job {job.Id} was asked to cancel and is {job.Status} still.");
            }
        }

        return await closing.SettleAsync(seen, ending.Seeing(job, seen.Cancel), job, now, cancellationToken);
    }

    private async Task<(RunRecord Record, RunEnding Ending)> SettleStartAsync(
        RunRecord record,
        StartIntent intent,
        RunRequest request,
        RunEnding ending,
        CancellationToken cancellationToken)
    {
        try
        {
            record = await starter.SettleAsync(record, request, cancellationToken);
        }
        catch (AmbiguousStart ambiguous)
        {
            ending = RunEnding.OfError(nameof(AmbiguousStart), ambiguous.Message);
        }

        // Settled as "none", or left to a person: either way nobody waits for this start any more.
        return record.JobId is null
            ? (await starter.CloseIntentAsync(record.Run, intent.Id, cancellationToken), ending)
            : (record, ending);
    }
}

/// <summary>An error as a Catch passes it on.</summary>
/// <param name="Error">Its name.</param>
/// <param name="Cause">Its words; of a function, a JSON document.</param>
public sealed record CaughtError(string Error, string? Cause)
{
    /// <summary>The words of a cause: the <c>errorMessage</c> of a function's error document, or the cause as it is.</summary>
    /// <param name="cause">The cause.</param>
    public static string? MessageOf(string? cause)
    {
        if (cause is null || !cause.StartsWith('{'))
        {
            return cause;
        }

        try
        {
            using var document = JsonDocument.Parse(cause);
            return document.RootElement.TryGetProperty("errorMessage", out var message) && message.ValueKind == JsonValueKind.String
                ? message.GetString()
                : cause;
        }
        catch (JsonException)
        {
            return cause;
        }
    }
}
