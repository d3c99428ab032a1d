namespace LocalCloud.Asl.Maps;

/// <summary>How many items of a Map run may fail. With neither bound given, none may.</summary>
/// <param name="Count">Failed items at most.</param>
/// <param name="Percentage">Failed items at most, in percent of all.</param>
public readonly record struct FailureTolerance(long? Count, double? Percentage)
{
    /// <summary>Whether a run has failed. Where both bounds are given, exceeding either does.</summary>
    /// <param name="failed">Items that failed, all of a failed batch.</param>
    /// <param name="total">All items.</param>
    public bool IsExceeded(long failed, long total)
    {
        if (Count is null && Percentage is null)
        {
            return failed > 0;
        }

        return failed > Count || (Percentage is { } percentage && total > 0 && failed * 100.0 / total > percentage);
    }
}
