using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Queue;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Console.Runs;

/// <summary>Rows of what the client and the records tell.</summary>
internal static class RunRows
{
    /// <summary>The row of a run by the list.</summary>
    /// <param name="item">What the list says.</param>
    public static RunRow Of(RunListItem item) => new()
    {
        RunId = item.RunId,
        ExecutionArn = item.ExecutionArn,
        State = StateOf(item.RuntimeStatus, item.Outcome),
        Error = item.Error,
        Attempt = item.Attempt,
        StartedAt = item.StartedAt,
        EndedAt = item.EndedAt,
        MembershipId = item.MembershipId,
        AnalysisTemplateArn = item.AnalysisTemplateArn,
        JobStatus = item.JobStatus,
        IsAdopted = item.Adopted != Adoption.None,
        Usage = item.Usage,
        Tags = item.Tags,
        Trigger = item.Trigger,
    };

    /// <summary>The row of a run by its status.</summary>
    /// <param name="view">The status.</param>
    /// <param name="record">Its record; null if there is none.</param>
    public static RunRow Of(RunView view, RunRecord? record) => new()
    {
        RunId = view.RunId,
        ExecutionArn = view.ExecutionArn,
        State = view.Progress.Phase switch
        {
            RunPhase.Queued => RunState.Queued,
            RunPhase.AwaitingApproval => RunState.AwaitingApproval,
            RunPhase.Cancelling => RunState.Stopping,
            _ => StateOf(view.RuntimeStatus, view.Outcome),
        },
        Error = view.Error,
        Attempt = view.Attempt,
        StartedAt = view.CreatedAt,
        EndedAt = view.EndedAt,
        MembershipId = view.MembershipId,
        AnalysisTemplateArn = view.AnalysisTemplateArn,
        JobStatus = view.Progress.JobStatus,
        QueuePosition = view.Progress.QueuePosition,
        IsAdopted = record is { Adoption: not Adoption.None },
        Usage = view.Usage,
        Tags = view.Tags,
        Trigger = view.Trigger,
    };

    /// <summary>A row of a run under way, with what only its record and its membership's slot tell.</summary>
    /// <param name="row">The row.</param>
    /// <param name="record">The record; null if there is none yet.</param>
    /// <param name="slot">The slot; null if it was not read.</param>
    public static RunRow With(this RunRow row, RunRecord? record, SlotDocument? slot)
    {
        if (record is null || record.Attempt != row.Attempt)
        {
            return row;
        }

        var isQueued = record.JobId is null && slot?.EntryOf(record.Run) is not null && !slot.IsOwner(record.Run);
        return row with
        {
            State = record switch
            {
                { Approval.IsOpen: true } => RunState.AwaitingApproval,
                { Cancel: not null } or { Stop: not null } => RunState.Stopping,
                _ => isQueued ? RunState.Queued : row.State,
            },
            QueuePosition = isQueued ? slot!.PositionOf(record.Run) : null,
            IsAdopted = record.Adoption != Adoption.None,
            MembershipId = row.MembershipId ?? record.MembershipId,
            AnalysisTemplateArn = row.AnalysisTemplateArn ?? record.AnalysisTemplateArn,
            Tags = row.Tags.Count > 0 ? row.Tags : record.Tags,
            Trigger = row.Trigger ?? record.Trigger,
        };
    }

    private static RunState StateOf(RuntimeStatus status, RunStatus? outcome) => outcome switch
    {
        RunStatus.Succeeded => RunState.Succeeded,
        RunStatus.Failed => RunState.Failed,
        RunStatus.Cancelled => RunState.Cancelled,
        RunStatus.TimedOut => RunState.TimedOut,
        RunStatus.OverBudget => RunState.OverBudget,
        RunStatus.Rejected => RunState.Rejected,
        _ => status switch
        {
            RuntimeStatus.Completed => RunState.Succeeded,
            RuntimeStatus.Failed => RunState.Failed,
            RuntimeStatus.Canceled or RuntimeStatus.Terminated => RunState.Cancelled,
            RuntimeStatus.Pending => RunState.Queued,
            _ => RunState.Running,
        },
    };
}
