using System.Text.Json.Nodes;
using ProtectedJobs.Console.Histories;
using ProtectedJobs.Core.Completion;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Console.Runs;

/// <summary>Makes a run's page of its status and its record.</summary>
internal static class RunDetails
{
    /// <summary>The page's contents.</summary>
    /// <param name="view">The status.</param>
    /// <param name="record">The record; null if there is none.</param>
    public static RunDetail Of(RunView view, RunRecord? record)
    {
        var current = record?.Attempt == view.Attempt ? record : null;
        var row = RunRows.Of(view, current);
        return new RunDetail
        {
            Row = row,
            Message = view.Progress.Message,
            Generation = view.Generation,
            Cause = view.Cause,
            Input = view.Input?.GetRawText(),
            Output = view.Output?.GetRawText(),
            CompletionEvent = current is { Outcome: { } outcome, AnnouncedAt: not null } ? Tell(CompletionEvent.Of(current, outcome)) : null,
            AnnouncedAt = view.AnnouncedAt,
            JobId = view.Progress.JobId,
            Job = current?.Outcome?.Job,
            JobLife = LifeOf(current, view),
            QueueLength = view.Progress.QueueLength,
            CrpuHours = view.Progress.CrpuHours,
            IsEstimate = view.Progress.IsEstimate,
            EstimatedCost = view.Progress.EstimatedCost,
            BudgetCrpuHours = view.Input is { } input && RunRequest.Parse(input) is RunRequestResult.Valid(var request)
                ? request.Orchestration.BudgetCrpuHours
                : null,
            NextLook = view.Progress.NextLook,
            Deadline = view.Progress.Deadline,
            Results = view.Results,
            Actions = ActionsOf(view, row),
        };
    }

    private static RunAction[] ActionsOf(RunView view, RunRow row)
    {
        if (!view.RuntimeStatus.IsOver())
        {
            return row.State == RunState.AwaitingApproval
                ? [RunAction.Approve, RunAction.Reject, RunAction.Terminate]
                : [RunAction.Terminate];
        }

        return view.CanRewind
            ? [RunAction.Rewind, RunAction.Restart, RunAction.Purge]
            : [RunAction.Restart, RunAction.Purge];
    }

    private static JobLife? LifeOf(RunRecord? record, RunView view)
    {
        var job = record?.Outcome?.Job;
        if ((job?.CreateTime ?? record?.ClockStart) is not { } created || record?.JobId is null)
        {
            return null;
        }

        var status = job?.Status ?? view.Progress.JobStatus;
        DateTimeOffset? ended = job is null ? null
            : job.Statistics?.TotalDurationInMillis is { } millis ? created.AddMilliseconds(millis)
            : record.Outcome!.SettledAt;
        return new JobLife(created, record.StartedSeenAt, ended, status switch
        {
            JobStatus.Success => VisitEnd.Succeeded,
            JobStatus.Failed => VisitEnd.Failed,
            JobStatus.Cancelled => VisitEnd.Aborted,
            _ => VisitEnd.Open,
        });
    }

    private static string Tell(CompletionEvent completion) => new JsonObject
    {
        ["detail-type"] = completion.DetailType,
        ["source"] = CompletionEvent.DefaultSource,
        ["time"] = completion.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
        ["resources"] = new JsonArray([.. completion.Resources.Select(arn => JsonValue.Create(arn))]),
        ["detail"] = JsonNode.Parse(completion.Detail),
    }.ToJsonString();
}
