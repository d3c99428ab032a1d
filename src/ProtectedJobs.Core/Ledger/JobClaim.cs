namespace ProtectedJobs.Core.Ledger;

/// <summary>Which run a job belongs to. The first claim stands.</summary>
/// <param name="RunId">The run.</param>
/// <param name="ExecutionStartTime">When that run was started; its name may be used again.</param>
/// <param name="Generation">Which of the run's jobs it is.</param>
/// <param name="WriteId">The write that made it.</param>
public sealed record JobClaim(string RunId, DateTimeOffset ExecutionStartTime, int Generation, string? WriteId)
    : ILedgerDocument<JobClaim>
{
    /// <inheritdoc/>
    public JobClaim WrittenBy(string writeId) => this with { WriteId = writeId };
}
