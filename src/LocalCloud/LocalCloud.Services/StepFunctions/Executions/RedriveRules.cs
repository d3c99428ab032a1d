namespace LocalCloud.Services.StepFunctions.Executions;

/// <summary>Whether an execution may be redriven.</summary>
/// <param name="Status">REDRIVABLE, NOT_REDRIVABLE or REDRIVABLE_BY_MAP_RUN.</param>
/// <param name="Reason">Why not; null if it may.</param>
internal readonly record struct RedriveVerdict(string Status, string? Reason)
{
    public const string Redrivable = "REDRIVABLE";
    public const string NotRedrivable = "NOT_REDRIVABLE";
    public const string ByMapRun = "REDRIVABLE_BY_MAP_RUN";
}

/// <summary>The rules of redrive.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>an execution that</term><description>may be redriven</description></listheader>
/// <item><term>runs, or succeeded</term><description>no</description></item>
/// <item><term>ended otherwise 14 days ago or longer</term><description>no</description></item>
/// <item><term>has 24,999 events</term><description>no: there is no room for ExecutionRedriven and what follows</description></item>
/// <item><term>is a child of a Map run</term><description>by redriving the parent</description></item>
/// <item><term>else</term><description>yes</description></item>
/// </list>
/// </remarks>
internal static class RedriveRules
{
    private const int MostEvents = 24_999;
    private static readonly TimeSpan s_period = TimeSpan.FromDays(14);

    public static RedriveVerdict Judge(ExecutionRecord execution, long now)
    {
        if (execution.Status is ExecutionRecord.Running or ExecutionRecord.Succeeded)
        {
            return No($"Execution is {execution.Status} and cannot be redriven");
        }

        if (now - execution.StoppedAt > s_period.TotalMilliseconds)
        {
            return No("Execution redrivable period exceeded");
        }

        if (execution.LastEvent >= MostEvents)
        {
            return No("Execution history event limit exceeded");
        }

        return execution.MapRunArn is null
            ? new RedriveVerdict(RedriveVerdict.Redrivable, null)
            : new RedriveVerdict(RedriveVerdict.ByMapRun, "Execution is part of a Map Run and is redriven with its parent");
    }

    private static RedriveVerdict No(string reason) => new(RedriveVerdict.NotRedrivable, reason);
}
