using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Jobs;

/// <summary>
/// Settles starts that were never answered. Not before everybody who could still start the job is dead and every job that was
/// started is listed; then the jobs since the intent's baseline, which no other run claims and nothing refutes, decide.
/// </summary>
/// <param name="runs">The records and claims.</param>
/// <param name="cleanRooms">The jobs.</param>
public sealed class StartSettlement(RunLedger runs, ICleanRooms cleanRooms)
{
    /// <summary>Settles the open intent of a record.</summary>
    /// <param name="record">A record with an open intent.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="cancellationToken">Stops between calls.</param>
    /// <returns>The record with the job that was started; or unchanged, if none was.</returns>
    /// <exception cref="StartUnsettled">It cannot be told yet.</exception>
    /// <exception cref="AmbiguousStart">Several jobs could be it.</exception>
    public async Task<RunRecord> SettleAsync(RunRecord record, RunRequest request, CancellationToken cancellationToken)
    {
        var intent = record.Intent ?? throw new ArgumentException($"Run {record.RunId} has no open intent.", nameof(record));
        var page = await cleanRooms.ListAsync(request.Job.MembershipId, null, cancellationToken);
        if (page.AnsweredAt < intent.SettlesAt)
        {
            throw new StartUnsettled(
                $"Run {record.RunId}: a start of generation {intent.Generation} was not answered; it is settled from {intent.SettlesAt:O} on.");
        }

        List<ProtectedJob> candidates = [];
        List<ProtectedJob> proven = [];
        await foreach (var listed in SinceAsync(intent, request.Job.MembershipId, page, cancellationToken))
        {
            var claim = await runs.ClaimOfAsync(listed.Id, cancellationToken);
            if (claim is not null && !IsOurs(claim, record))
            {
                continue;
            }

            if (claim is not null)
            {
                // The start was answered, and the claim was written before whoever got the answer died: ours, even if it cannot be read yet.
                return await AdoptAsync(record, listed.Id, listed.CreateTime, Adoption.None, cancellationToken);
            }

            var job = await cleanRooms.GetAsync(request.Job.MembershipId, listed.Id, cancellationToken);
            if (job is not null && Candidate.Judge(job, request.Job, RunToken.Of(record, request)) is not CandidateVerdict.Refuted and var verdict)
            {
                candidates.Add(job);
                if (verdict is CandidateVerdict.Proven)
                {
                    proven.Add(job);
                }
            }
        }

        return (proven.Count, candidates.Count) switch
        {
            (1, _) => await AdoptAsync(record, proven[0].Id, proven[0].CreateTime, Adoption.Proven, cancellationToken),
            (0, 0) => record,
            (0, 1) => await AdoptAsync(record, candidates[0].Id, candidates[0].CreateTime, Adoption.Inferred, cancellationToken),
            _ => throw new AmbiguousStart(
                $"Run {record.RunId}: its start was not answered, and {candidates.Count} jobs could be it: "
                + $"{string.Join(", ", candidates.Select(job => job.Id))}. Nothing more was started. "
                + "Name the right one as orchestration.attachJobId of a new run, or redrive to start another."),
        };
    }

    private static bool IsOurs(Ledger.JobClaim claim, RunRecord record) =>
        (claim.RunId, claim.ExecutionStartTime, claim.Generation) == (record.RunId, record.ExecutionStartTime, record.Generation);

    private async Task<RunRecord> AdoptAsync(
        RunRecord record, string jobId, DateTimeOffset createdAt, Adoption adoption, CancellationToken cancellationToken)
    {
        var claim = await runs.ClaimAsync(jobId, record, cancellationToken);
        if (!IsOurs(claim, record))
        {
            throw new StartUnsettled($"Run {record.RunId}: job {jobId} was claimed by run {claim.RunId} meanwhile.");
        }

        return await runs.ChangeAsync(
            record.Run,
            now => now.JobId is not null || now.Intent?.Id != record.Intent!.Id
                ? now
                : now with
                {
                    JobId = jobId,
                    Intent = null,
                    Adoption = adoption,
                    ClockStart = createdAt,
                    DecidedAttempt = now.Intent.Attempt,
                },
            cancellationToken);
    }

    private async IAsyncEnumerable<JobSummary> SinceAsync(
        StartIntent intent,
        string membershipId,
        JobPage first,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = first; ; page = await cleanRooms.ListAsync(membershipId, page.NextPage, cancellationToken))
        {
            foreach (var job in page.Jobs)
            {
                if (job.Id == intent.BaselineJobId || job.CreateTime < intent.BaselineCreatedAt)
                {
                    yield break;
                }

                yield return job;
            }

            if (page.NextPage is null)
            {
                yield break;
            }
        }
    }
}
