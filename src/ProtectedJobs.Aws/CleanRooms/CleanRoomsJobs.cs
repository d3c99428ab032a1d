using System.Net;
using Amazon.CleanRooms;
using Amazon.CleanRooms.Model;
using Amazon.Runtime;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJob = ProtectedJobs.Core.Jobs.ProtectedJob;

namespace ProtectedJobs.Aws.CleanRooms;

/// <summary>Clean Rooms over the SDK.</summary>
/// <param name="starts">A client whose own retries are off: a start must be one request.</param>
/// <param name="client">A client for everything else; watched by <see cref="AnswerDate"/>.</param>
/// <param name="time">Wall time, by which calls are kept apart.</param>
internal sealed class CleanRoomsJobs(IAmazonCleanRooms starts, IAmazonCleanRooms client, TimeProvider time) : ICleanRooms
{
    private const int PageSize = 100;
    private const int Burst = 4;
    private static readonly TimeSpan s_apart = TimeSpan.FromMilliseconds(250);
    private readonly CallPace _reads = new(time, Burst, s_apart);
    private readonly CallPace _lists = new(time, Burst, s_apart);
    private readonly CallPace _cancels = new(time, Burst, s_apart);

    /// <inheritdoc/>
    public async Task<StartAnswer> StartAsync(
        JobSpec job,
        KeyValuePair<string, string>? runToken,
        CancellationToken cancellationToken)
    {
        try
        {
            var answer = await starts.StartProtectedJobAsync(JobShapes.ToRequest(job, runToken), cancellationToken);
            return answer.ProtectedJob is { } started
                ? new StartAnswer.Started(JobShapes.ToJob(started))
                : new StartAnswer.Unknown("The answer had no job in it.");
        }
        catch (ServiceQuotaExceededException full)
        {
            return new StartAnswer.NoRoom(full.QuotaName ?? full.Message);
        }
        catch (ValidationException invalid) when (invalid.Reason == ValidationExceptionReason.IAM_SYNCHRONIZATION_DELAY)
        {
            return new StartAnswer.SlowDown();
        }
        catch (ValidationException invalid)
        {
            return new StartAnswer.Invalid(Tell(invalid));
        }
        catch (AmazonServiceException error) when (AwsTrouble.IsThrottling(error))
        {
            return new StartAnswer.SlowDown();
        }
        catch (AmazonServiceException error) when (IsRefusal(error))
        {
            return new StartAnswer.Refused(AwsTrouble.Tell(error));
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, CancellationToken.None))
        {
            return new StartAnswer.Unknown(AwsTrouble.Tell(error));
        }
    }

    /// <inheritdoc/>
    public async Task<ProtectedJob?> GetAsync(string membershipId, string jobId, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetProtectedJobRequest { MembershipIdentifier = membershipId, ProtectedJobIdentifier = jobId };
            await _reads.WaitAsync(cancellationToken);
            var answer = await client.GetProtectedJobAsync(request, cancellationToken);
            return JobShapes.ToJob(answer.ProtectedJob);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, "GetProtectedJob");
        }
    }

    /// <inheritdoc/>
    public async Task CancelAsync(string membershipId, string jobId, CancellationToken cancellationToken)
    {
        try
        {
            var request = new UpdateProtectedJobRequest
            {
                MembershipIdentifier = membershipId,
                ProtectedJobIdentifier = jobId,
                TargetStatus = TargetProtectedJobStatus.CANCELLED,
            };
            await _cancels.WaitAsync(cancellationToken);
            await client.UpdateProtectedJobAsync(request, cancellationToken);
        }
        catch (ConflictException)
        {
            // It has ended, or is being cancelled already: the next look tells which.
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, "UpdateProtectedJob");
        }
    }

    /// <inheritdoc/>
    public async Task<JobPage> ListAsync(string membershipId, string? pageToken, CancellationToken cancellationToken)
    {
        try
        {
            var request = new ListProtectedJobsRequest
            {
                MembershipIdentifier = membershipId,
                NextToken = pageToken,
                MaxResults = PageSize,
            };
            await _lists.WaitAsync(cancellationToken);
            var (answer, date) = await AnswerDate.OfAsync(() => client.ListProtectedJobsAsync(request, cancellationToken));
            return new JobPage([.. (answer.ProtectedJobs ?? []).Select(JobShapes.ToSummary)], answer.NextToken, date);
        }
        catch (Exception refused) when (refused is ResourceNotFoundException or AccessDeniedException)
        {
            throw new AccessRefused($"ListProtectedJobs: {AwsTrouble.Tell(refused)}");
        }
        catch (Exception error) when (AwsTrouble.IsOfCall(error, cancellationToken))
        {
            throw AwsTrouble.ToRunError(error, "ListProtectedJobs");
        }
    }

    // These are said before anything is done. Of all else, a conflict and a timeout among it, it is not known: a job may have started.
    private static bool IsRefusal(AmazonServiceException error) => error.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound => true,
        HttpStatusCode.BadRequest => error.ErrorCode?.StartsWith("RequestTimeout", StringComparison.Ordinal) != true,
        _ => false,
    };

    private static string Tell(ValidationException invalid)
    {
        var fields = (invalid.FieldList ?? []).Select(field => $"{field.Name}: {field.Message}");
        return string.Join('\n', fields.Prepend($"{invalid.Message} ({invalid.Reason?.Value ?? "no reason"})"));
    }
}
