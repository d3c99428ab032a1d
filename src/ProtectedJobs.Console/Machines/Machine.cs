namespace ProtectedJobs.Console.Machines;

/// <summary>A state machine as far as a picture needs it: its states and the ways between them.</summary>
/// <param name="StartAt">The first state.</param>
/// <param name="States">In the document's order.</param>
/// <param name="Edges">At most one from one state to another: several ways are one, with all their labels.</param>
public sealed record Machine(string StartAt, IReadOnlyList<MachineState> States, IReadOnlyList<MachineEdge> Edges)
{
    /// <summary>The name of the mark before the first state; no state can be called so.</summary>
    public const string Start = "\u25b8start";

    /// <summary>The name of the mark after the last state; no state can be called so.</summary>
    public const string End = "\u25aaend";
}

/// <summary>A state.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as the document spells it.</param>
/// <param name="Comment">Its comment; null if it has none.</param>
/// <param name="Resource">What a task calls; null for other types.</param>
/// <param name="Retriers">When it is tried again, in order.</param>
/// <param name="Inner">How many states are inside it: of a Map or a Parallel.</param>
public sealed record MachineState(
    string Name,
    string Type,
    string? Comment,
    string? Resource,
    IReadOnlyList<Retrier> Retriers,
    int Inner);

/// <summary>When a state is tried again.</summary>
/// <param name="Errors">For which errors.</param>
/// <param name="MaxAttempts">How often at most; 0 for never.</param>
/// <param name="IntervalSeconds">The first wait.</param>
/// <param name="BackoffRate">By what each wait is multiplied to give the next.</param>
public sealed record Retrier(IReadOnlyList<string> Errors, int MaxAttempts, double IntervalSeconds, double BackoffRate);

/// <summary>A way from a state to another.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Kind">The strongest of the ways that were made one.</param>
/// <param name="Labels">Errors caught, or which choice; empty for a plain Next.</param>
public sealed record MachineEdge(string From, string To, EdgeKind Kind, IReadOnlyList<string> Labels);

/// <summary>Why a way is taken; the weaker the later.</summary>
public enum EdgeKind
{
    /// <summary>The state ended well.</summary>
    Next,

    /// <summary>A rule of a Choice, or its default.</summary>
    Choice,

    /// <summary>An error was caught.</summary>
    Catch,
}
