namespace LocalCloud.Asl.Jsonata;

/// <summary>What one evaluation may use; beyond it the evaluation ends with U1001. The defaults let no expression hold its thread for long.</summary>
public sealed record JsonataLimits
{
    /// <summary>The limits used where none are given.</summary>
    public static JsonataLimits Default { get; } = new();

    /// <summary>Steps: an expression evaluated, an item visited, a comparison made. Default 20,000,000.</summary>
    public long MaxSteps { get; init; } = 20_000_000;

    /// <summary>Expressions inside expressions and calls inside calls; tail calls do not count. Default 4,000.</summary>
    public int MaxDepth { get; init; } = 4_000;

    /// <summary>Array items, object members and characters that may be built in all. Default 50,000,000.</summary>
    public long MaxBuilt { get; init; } = 50_000_000;

    /// <summary>The longest that one match of a regular expression may take. By the wall: a busy machine must not end a harmless one. Default 1 s.</summary>
    public TimeSpan RegexTimeout { get; init; } = TimeSpan.FromSeconds(1);
}
