namespace ProtectedJobs.Console.Diffs;

/// <summary>One place where two documents differ.</summary>
/// <param name="Path">Member names joined by dots, array places in brackets; <c>$</c> for the whole document.</param>
/// <param name="Before">The value before, JSON; null if there was none.</param>
/// <param name="After">The value after, JSON; null if there is none.</param>
public sealed record JsonDifference(string Path, string? Before, string? After)
{
    /// <summary>What happened there.</summary>
    public DifferenceKind Kind => (Before, After) switch
    {
        (null, _) => DifferenceKind.Added,
        (_, null) => DifferenceKind.Removed,
        _ => DifferenceKind.Changed,
    };
}

/// <summary>What happened to a value.</summary>
public enum DifferenceKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is another.</summary>
    Changed,
}
