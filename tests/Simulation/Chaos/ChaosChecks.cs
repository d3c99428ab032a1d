using System.Text.Json;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Runs.Errors;
using Simulation.Machine;
using AslStatus = LocalCloud.Asl.Execution.ExecutionStatus;

namespace Simulation.Chaos;

/// <summary>What must be true when all is over, whatever happened.</summary>
internal static class ChaosChecks
{
    private static readonly TimeSpan s_soon = TimeSpan.FromMinutes(30);

    public static IReadOnlyList<string> Of(ChaosWorld world)
    {
        var wrong = new List<string>(world.World.Bugs.Take(3));
        Starts(world, wrong);
        Claims(world, wrong);
        Slots(world, wrong);
        foreach (var execution in world.Engine.Executions)
        {
            Ends(world, execution, wrong);
        }

        var ids = world.Engine.Executions.SelectMany(e => e.Ends.Select((_, attempt) => $"{e.Name}/{attempt}")).ToHashSet();
        wrong.AddRange(world.Bus.Events.Where(e => !ids.Contains(e.Id)).Select(e => $"announced {e.Id}, which is no attempt"));
        wrong.AddRange(Doubled(world.Bus.Told.Select(r => $"{r.RunId}/{r.Attempt}"), "the metrics of"));
        wrong.AddRange(Doubled(
            world.Bus.Told.Where(r => r.Outcome?.Job is { } job && job.Status.IsTerminal() && job.Id != r.ToldJobId).Select(r => r.JobId!), "the usage of job"));
        wrong.AddRange(world.Ledger.Keys
            .Where(key => key.StartsWith(Keys.OpenRuns, StringComparison.Ordinal))
            .Select(key => $"{key} is still open"));
        return wrong;
    }

    private static IEnumerable<string> Doubled(IEnumerable<string> told, string what) =>
        told.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => $"{what} {same.Key} were told {same.Count()} times");

    private static void Starts(ChaosWorld world, List<string> wrong)
    {
        foreach (var started in world.CleanRooms.Jobs.Where(job => job.StartedBy is not null).GroupBy(job => job.StartedBy))
        {
            if (started.Count() > 1)
            {
                wrong.Add($"{started.Key} started {started.Count()} jobs");
            }
        }
    }

    private static void Claims(ChaosWorld world, List<string> wrong)
    {
        foreach (var job in world.CleanRooms.Jobs)
        {
            var claim = world.Ledger.Read(Keys.Claim(job.Id)) is { } found
                ? JsonSerializer.Deserialize(found.Content, CoreJson.Default.JobClaim)
                : null;
            var claimed = claim is null ? null : $"{claim.RunId}/{claim.Generation}";
            if (claimed != job.StartedBy)
            {
                wrong.Add($"job {job.Id} was started by {job.StartedBy ?? "a stranger"} and is claimed by {claimed ?? "nobody"}");
            }

            if (job.StartedBy is null && job.CancelAskedAt is not null)
            {
                wrong.Add($"job {job.Id} is a stranger's and was cancelled");
            }
        }
    }

    private static void Slots(ChaosWorld world, List<string> wrong)
    {
        foreach (var key in world.Ledger.Keys.Where(key => key.StartsWith(Keys.Memberships, StringComparison.Ordinal)))
        {
            var slot = JsonSerializer.Deserialize(world.Ledger.Read(key)!.Value.Content, CoreJson.Default.SlotDocument)!;
            // Who is over and still waits was stopped at the moment it asked; whoever hands over passes it by.
            if (slot.Owner is not null)
            {
                wrong.Add($"{key} is held by {slot.Owner.RunId}");
            }
        }
    }

    // An end that is none of the product's, EndFailed having been tried in vain, is told as RunFailed (docs/truth-table.md).
    private static bool IsToldAs(string? error, string? told) =>
        told == error || (told == nameof(RunFailed) && typeof(RunEnded).Assembly.GetType($"{typeof(RunEnded).Namespace}.{error}")?.IsSubclassOf(typeof(RunEnded)) != true);

    private static void Ends(ChaosWorld world, SimExecution execution, List<string> wrong)
    {
        if (execution.State.Status == AslStatus.Running)
        {
            wrong.Add($"{execution.Name} is still running, in {execution.Entered[^1]}");
            return;
        }

        var record = world.RecordOf(execution.Name);
        if (record is not { Outcome: { } outcome, AnnouncedAt: not null, Intent: null } || record.Attempt != execution.State.RedriveCount)
        {
            wrong.Add($"{execution.Name}: its record is not closed: attempt {record?.Attempt} of {execution.State.RedriveCount}, outcome {record?.Outcome?.Status}");
            return;
        }

        for (var attempt = 0; attempt < execution.Ends.Count; attempt++)
        {
            var told = world.Bus.Events.Where(e => e.Id == $"{execution.Name}/{attempt}").ToList();
            if (told.Count == 0)
            {
                wrong.Add($"{execution.Name}/{attempt} was not announced");
            }

            if (told.Select(e => e.DetailType).Distinct().Count() > 1)
            {
                wrong.Add($"{execution.Name}/{attempt} was announced as {string.Join(" and ", told.Select(e => e.DetailType).Distinct())}");
            }
        }

        if ((execution.State.Status == AslStatus.Succeeded && outcome.Status != RunStatus.Succeeded)
            || (execution.State.Status == AslStatus.Failed && outcome.Status != RunStatus.Succeeded && !IsToldAs(execution.State.Error, outcome.Error)))
        {
            wrong.Add($"{execution.Name} ended {execution.State.Status} {execution.State.Error} and was announced as {outcome.Status} {outcome.Error}");
        }

        if (execution.State.LastEventId > HistoryBudget.Limit / 2)
        {
            wrong.Add($"{execution.Name} has {execution.State.LastEventId} events");
        }

        Truth(world, execution, record, outcome, wrong);
        Summary(world, execution, record, outcome, wrong);
    }

    private static void Truth(ChaosWorld world, SimExecution execution, RunRecord record, RunOutcome outcome, List<string> wrong)
    {
        var job = record.JobId is null ? null : world.CleanRooms.Jobs.Single(j => j.Id == record.JobId);
        if (job is null)
        {
            if (outcome.Status == RunStatus.Succeeded || outcome.Job is not null)
            {
                wrong.Add($"{execution.Name} ended {outcome.Status} without a job");
            }

            return;
        }

        var isGivenUp = outcome.Job is { } seen && !seen.Status.IsTerminal();
        if (outcome.Job is null || outcome.Job.Id != job.Id || (!isGivenUp && outcome.Job.Status != job.Status))
        {
            wrong.Add($"{execution.Name}: job {job.Id} ended {job.Status}, its outcome has {outcome.Job?.Id} {outcome.Job?.Status}");
        }

        if (isGivenUp && job.EndedAt - job.CancelAskedAt < TimeSpan.FromMinutes(29))
        {
            wrong.Add($"{execution.Name}: job {job.Id} was given up after {job.EndedAt - job.CancelAskedAt}");
        }

        if (outcome.Status == RunStatus.Succeeded != (job.Status == JobStatus.Success) && !isGivenUp
            && !(job.Status == JobStatus.Success && outcome.Error == "RunFailed"))
        {
            wrong.Add($"{execution.Name}: job {job.Id} ended {job.Status}, and the run was announced as {outcome.Status} {outcome.Error}");
        }

        var over = execution.Ends[^1].At;
        if (job.EndedAt - over > s_soon && (job.CancelAskedAt is null || job.CancelAskedAt - over > s_soon))
        {
            wrong.Add($"{execution.Name} was over at {over:t}; its job {job.Id} went on until {job.EndedAt:t}, the cancel was asked for at {job.CancelAskedAt:t}");
        }
    }

    private static void Summary(ChaosWorld world, SimExecution execution, RunRecord record, RunOutcome outcome, List<string> wrong)
    {
        var found = world.Ledger.Read(Keys.Summary(record.ExecutionStartTime, record.RunId));
        var summary = found is null ? null : JsonSerializer.Deserialize(found.Value.Content, CoreJson.Default.RunSummary);
        if (summary?.Attempt != record.Attempt || summary.Outcome != outcome.Status)
        {
            wrong.Add($"{execution.Name}: its summary says {summary?.Outcome} of attempt {summary?.Attempt}");
        }
    }
}
