namespace ProtectedJobs.Core.Runs;

/// <summary>A task that waits. A token is a credential: it is kept in the ledger only.</summary>
/// <param name="Token">Step Functions' task token.</param>
/// <param name="Attempt">The attempt it belongs to.</param>
/// <param name="EnteredAt">When its state was entered.</param>
/// <param name="RetryCount">How often that state was retried before.</param>
public sealed record JobWait(string Token, int Attempt, DateTimeOffset EnteredAt, int RetryCount)
{
    /// <summary>Whether this one is later than another, or the same.</summary>
    /// <param name="other">The other; null is older than any.</param>
    public bool Replaces(JobWait? other) =>
        other is null
        || (Attempt, EnteredAt, RetryCount).CompareTo((other.Attempt, other.EnteredAt, other.RetryCount)) >= 0;
}
