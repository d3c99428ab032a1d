using System.Globalization;
using System.Text.Json;
using Amazon.CleanRooms.Model;
using Amazon.StepFunctions.Model;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Runs;
using ExecutionStatus = Amazon.StepFunctions.ExecutionStatus;
using JobState = Amazon.CleanRooms.ProtectedJobStatus;

namespace Simulation.Processes;

/// <summary>Compares what Clean Rooms and Step Functions have with what the product wrote down and told, when all is over.</summary>
internal static class ProcessTruth
{
    /// <summary>What jobs that were started by hand have for an audience.</summary>
    public const string ByHand = "by-hand";

    private static readonly TimeSpan s_soon = TimeSpan.FromMinutes(30);

    /// <summary>Whether no job runs and no slot is held.</summary>
    public static async Task<bool> IsAtRestAsync(ProcessPlan plan, ChaosClients clients, CancellationToken cancellationToken)
    {
        foreach (var membership in plan.Memberships)
        {
            var newest = await clients.CleanRooms.ListProtectedJobsAsync(
                new ListProtectedJobsRequest { MembershipIdentifier = membership, MaxResults = 20 }, cancellationToken);
            if ((newest.ProtectedJobs ?? []).Exists(job => !IsOver(job.Status))
                || (await ReadAsync(clients, Keys.Slot(membership), CoreJson.Default.SlotDocument, cancellationToken))?.Owner is not null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Fills the books in.</summary>
    public static async Task FillAsync(ProcessBooks books, ProcessPlan plan, ChaosClients clients, CancellationToken cancellationToken)
    {
        var jobs = new List<ProtectedJob>();
        foreach (var membership in plan.Memberships)
        {
            jobs.AddRange(await clients.JobsAsync(membership, cancellationToken));
            if (await ReadAsync(clients, Keys.Slot(membership), CoreJson.Default.SlotDocument, cancellationToken) is { Owner: { } owner })
            {
                books.SlotsHeld++;
                books.Wrong.Add($"the slot of {membership} is held by {owner.RunId}");
            }
        }

        await foreach (var key in clients.Ledger.ListAsync(Keys.OpenRuns, cancellationToken))
        {
            books.Wrong.Add($"{key} is still open");
        }

        var mine = jobs.Where(job => RunOf(job) is not null).ToLookup(job => RunOf(job)!, StringComparer.Ordinal);
        books.Started = mine.Sum(group => group.Count());
        foreach (var stranger in jobs.Where(job => RunOf(job) is null))
        {
            books.Strangers++;
            await StrangerAsync(books, clients, stranger, cancellationToken);
        }

        var told = (await clients.ObservedAsync(cancellationToken)).ToLookup(IdOf, StringComparer.Ordinal);
        books.Announced = told.Count;
        await foreach (var listed in clients.Executions().WithCancellation(cancellationToken))
        {
            var execution = await clients.StepFunctions.DescribeExecutionAsync(
                new DescribeExecutionRequest { ExecutionArn = listed.ExecutionArn }, cancellationToken);
            books.Deaths += await clients.DeathsAsync(listed.ExecutionArn, cancellationToken);
            await RunAsync(books, clients, execution, [.. mine[execution.Name]], told, cancellationToken);
        }

        var attempts = await AttemptsAsync(clients, cancellationToken);
        books.Attempts = attempts.Count;
        foreach (var id in told.Select(group => group.Key).Except(attempts))
        {
            books.Wrong.Add($"announced {id}, which is no attempt");
        }
    }

    private static async Task RunAsync(
        ProcessBooks books,
        ChaosClients clients,
        DescribeExecutionResponse execution,
        List<ProtectedJob> jobs,
        ILookup<string, JsonElement> told,
        CancellationToken cancellationToken)
    {
        var (name, wrong) = (execution.Name, books.Wrong);
        var redrives = execution.RedriveCount.GetValueOrDefault();
        for (var attempt = 0; attempt <= redrives; attempt++)
        {
            var types = told[$"{name}/{attempt}"].Select(e => e.GetProperty("detail-type").GetString()).Distinct().ToList();
            if (types.Count != 1)
            {
                wrong.Add($"{name}/{attempt} was announced as {(types.Count == 0 ? "nothing" : string.Join(" and ", types))}");
            }
        }

        var record = await ReadAsync(clients, Keys.Run(name), CoreJson.Default.RunRecord, cancellationToken);
        if (record is not { Outcome: { } outcome, AnnouncedAt: not null, Intent: null } || record.Attempt != redrives)
        {
            wrong.Add($"{name} is {execution.Status}; its record is not closed: attempt {record?.Attempt} of {redrives}, outcome {record?.Outcome?.Status}");
            return;
        }

        books.Runs++;
        var how = outcome.Error is null ? "SUCCEEDED" : outcome.Error;
        books.Outcomes[how] = books.Outcomes.GetValueOrDefault(how) + 1;
        await JobsAsync(books, clients, record, jobs, cancellationToken);
        var isGood = outcome.Status == RunStatus.Succeeded;
        if ((execution.Status == ExecutionStatus.SUCCEEDED && !isGood)
            || (execution.Status == ExecutionStatus.FAILED && !isGood && execution.Error != outcome.Error))
        {
            wrong.Add($"{name} ended {execution.Status} {execution.Error} and was announced as {outcome.Status} {outcome.Error}");
        }

        var job = jobs.Find(found => found.Id == record.JobId);
        Truth(wrong, name, record, outcome, job);
        if (execution.Status == ExecutionStatus.ABORTED && job is not null && record.Cancel is null
            && EndOf(job) - new DateTimeOffset(execution.StopDate.GetValueOrDefault().ToUniversalTime()) is var late && late > TimeSpan.Zero)
        {
            books.RanOn++;
            if (late > s_soon)
            {
                wrong.Add($"{name} was stopped; its job {job.Id} ran on for {late}, and nobody asked for its cancel");
            }
        }

        var summary = await ReadAsync(clients, Keys.Summary(record.ExecutionStartTime, name), CoreJson.Default.RunSummary, cancellationToken);
        if (summary?.Attempt != record.Attempt || summary.Outcome != outcome.Status)
        {
            wrong.Add($"{name}: its summary says {summary?.Outcome} of attempt {summary?.Attempt}");
        }
    }

    // A generation has one job; each but the last ended badly, as nothing else begins another.
    private static async Task JobsAsync(ProcessBooks books, ChaosClients clients, RunRecord record, List<ProtectedJob> jobs, CancellationToken cancellationToken)
    {
        var pairs = record.Generation + (record.JobId is null ? 0 : 1);
        var claims = new List<int>();
        foreach (var job in jobs)
        {
            var claim = await ReadAsync(clients, Keys.Claim(job.Id), CoreJson.Default.JobClaim, cancellationToken);
            if (claim?.RunId != record.RunId || claims.Contains(claim.Generation) || claim.Generation >= pairs)
            {
                books.Duplicates++;
                books.DuplicateCrpuHours += job.Statistics?.BilledResourceUtilization?.Units ?? 0;
                books.Wrong.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{record.RunId} started job {job.Id} at {job.CreateTime:O}, which is {job.Status} and claimed by {claim?.RunId ?? "nobody"}/{claim?.Generation}; its own are {string.Join(", ", jobs.Where(other => other != job).Select(other => $"{other.Id} of {other.CreateTime:O}"))}, its record has {record.JobId} of generation {record.Generation}, {record.Outcome?.Error}: {record.Outcome?.Cause}"));
                continue;
            }

            claims.Add(claim.Generation);
            if (claim.Generation < record.Generation && job.Status != JobState.FAILED && job.Status != JobState.CANCELLED)
            {
                books.Wrong.Add($"{record.RunId}/{claim.Generation} was left for another, though its job {job.Id} is {job.Status}");
            }
        }

        books.Pairs += pairs;
        books.Lost += pairs - claims.Count;
        if (claims.Count < pairs || !claims.Order().SequenceEqual(claims))
        {
            books.Wrong.Add($"{record.RunId} has {pairs} generations with a job, and jobs of generations {string.Join(", ", claims)}");
        }
    }

    private static void Truth(IList<string> wrong, string name, RunRecord record, RunOutcome outcome, ProtectedJob? job)
    {
        if (record.JobId is null || job is null)
        {
            if (record.JobId is not null || outcome.Status == RunStatus.Succeeded || outcome.Job is not null)
            {
                wrong.Add($"{name} ended {outcome.Status} with job {record.JobId}, which is not there");
            }

            return;
        }

        var seen = outcome.Job is null ? null : JsonSerializer.SerializeToElement(outcome.Job.Status, CoreJson.Default.JobStatus).GetString();
        var isGivenUp = seen is "CANCELLING" or "STARTED" or "SUBMITTED";
        if (outcome.Job?.Id != job.Id || (!isGivenUp && seen != job.Status.Value))
        {
            wrong.Add($"{name}: job {job.Id} is {job.Status}, its outcome has {outcome.Job?.Id} {seen}");
        }

        if (!isGivenUp && outcome.Status == RunStatus.Succeeded != (job.Status == JobState.SUCCESS)
            && !(job.Status == JobState.SUCCESS && outcome.Error == "RunFailed"))
        {
            wrong.Add($"{name}: job {job.Id} is {job.Status}, and the run was announced as {outcome.Status} {outcome.Error}");
        }
    }

    private static async Task StrangerAsync(ProcessBooks books, ChaosClients clients, ProtectedJob job, CancellationToken cancellationToken)
    {
        var claim = await ReadAsync(clients, Keys.Claim(job.Id), CoreJson.Default.JobClaim, cancellationToken);
        if (claim is not null || job.Status != JobState.SUCCESS)
        {
            books.Wrong.Add($"job {job.Id} was started by hand; it is {job.Status} and claimed by {claim?.RunId ?? "nobody"}");
        }
    }

    private static async Task<HashSet<string>> AttemptsAsync(ChaosClients clients, CancellationToken cancellationToken)
    {
        var attempts = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var execution in clients.Executions().WithCancellation(cancellationToken))
        {
            for (var attempt = 0; attempt <= execution.RedriveCount.GetValueOrDefault(); attempt++)
            {
                attempts.Add(string.Create(CultureInfo.InvariantCulture, $"{execution.Name}/{attempt}"));
            }
        }

        return attempts;
    }

    // By its token, which has the run's id first, or by the audience that is the run's own.
    private static string? RunOf(ProtectedJob job)
    {
        var parameters = job.JobParameters?.Parameters ?? [];
        return parameters.TryGetValue("run_token", out var token) && token.Length > 0 ? token.Split('/')[0]
            : parameters.TryGetValue("audience", out var audience) && audience != ByHand ? audience
            : null;
    }

    private static DateTimeOffset EndOf(ProtectedJob job) =>
        new DateTimeOffset(job.CreateTime.GetValueOrDefault().ToUniversalTime())
        + TimeSpan.FromMilliseconds(job.Statistics?.TotalDurationInMillis ?? 0);

    private static string IdOf(JsonElement told) =>
        told.GetProperty("detail").GetProperty("metadata").GetProperty("id").GetString()!;

    private static bool IsOver(JobState status) => status == JobState.SUCCESS || status == JobState.FAILED || status == JobState.CANCELLED;

    private static async Task<T?> ReadAsync<T>(
        ChaosClients clients, string key, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json, CancellationToken cancellationToken)
        where T : class =>
        await clients.Ledger.ReadAsync(key, cancellationToken) is { } entry ? JsonSerializer.Deserialize(entry.Content.Span, json) : null;
}
