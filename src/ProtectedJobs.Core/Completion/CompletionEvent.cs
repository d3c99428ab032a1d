using System.Text;
using System.Text.Json;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Completion;

/// <summary>What the world is told when an attempt has ended; delivered at least once, told apart by <see cref="Id"/>.</summary>
/// <param name="Id">One for each attempt: <c>{runId}/{redriveCount}</c>.</param>
/// <param name="DetailType">One for each way of ending, so that a rule can choose.</param>
/// <param name="Time">When the outcome was settled.</param>
/// <param name="Resources">The ARNs it is about.</param>
/// <param name="Detail">A JSON object: <see cref="CompletionDetail"/>.</param>
public sealed record CompletionEvent(
    string Id,
    string DetailType,
    DateTimeOffset Time,
    IReadOnlyList<string> Resources,
    string Detail)
{
    /// <summary>The source of our events, unless the deployment names another. It must not begin with <c>aws.</c>.</summary>
    public const string DefaultSource = "protected-jobs";

    /// <summary>The event of a settled outcome.</summary>
    /// <param name="record">A record whose outcome is settled.</param>
    /// <param name="outcome">That outcome.</param>
    public static CompletionEvent Of(RunRecord record, RunOutcome outcome)
    {
        var id = $"{record.RunId}/{outcome.Attempt}";
        var detail = new CompletionDetail(
            new EventMetadata(id, CompletionDetail.Version, outcome.SettledAt, record.Trigger?.Id ?? record.RunId),
            CompletionData.Of(record, outcome));
        string?[] resources =
        [
            record.ExecutionArn,
            StateMachineOf(record.ExecutionArn),
            outcome.Job?.MembershipArn,
            record.AnalysisTemplateArn,
        ];
        return new CompletionEvent(
            id,
            DetailTypeOf(outcome.Status),
            outcome.SettledAt,
            [.. resources.OfType<string>()],
            Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(detail, CoreJson.Default.CompletionDetail)));
    }

    private static string DetailTypeOf(RunStatus status) => status switch
    {
        RunStatus.Succeeded => "Clean Rooms Job Run Succeeded",
        RunStatus.Failed => "Clean Rooms Job Run Failed",
        RunStatus.Cancelled => "Clean Rooms Job Run Cancelled",
        RunStatus.TimedOut => "Clean Rooms Job Run Timed Out",
        RunStatus.OverBudget => "Clean Rooms Job Run Over Budget",
        RunStatus.Rejected => "Clean Rooms Job Run Rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such end of a run."),
    };

    // arn:aws:states:REGION:ACCOUNT:execution:MACHINE:NAME
    private static string? StateMachineOf(string executionArn)
    {
        var parts = executionArn.Split(':');
        return parts.Length < 8 ? null : string.Join(':', [.. parts[..5], "stateMachine", parts[6]]);
    }
}
