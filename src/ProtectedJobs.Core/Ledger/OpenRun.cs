namespace ProtectedJobs.Core.Ledger;

/// <summary>An attempt that is not over: what Sweep starts from.</summary>
/// <param name="RunId">The run.</param>
/// <param name="ExecutionArn">Its execution.</param>
/// <param name="ExecutionStartTime">When the execution was started.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="OpenedAt">When it was marked.</param>
public sealed record OpenRun(
    string RunId,
    string ExecutionArn,
    DateTimeOffset ExecutionStartTime,
    int Attempt,
    DateTimeOffset OpenedAt)
{
    /// <summary>The attempt's identity.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Runs.RunIdentity Run => new(RunId, ExecutionArn, ExecutionStartTime, Attempt);
}
