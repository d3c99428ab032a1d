namespace ProtectedJobs.Console.Runs;

/// <summary>Where a run is, in one word: what the list shows and is filtered by.</summary>
public enum RunState
{
    /// <summary>Under way.</summary>
    Running,

    /// <summary>Waits for its membership's turn.</summary>
    Queued,

    /// <summary>Waits for somebody's consent.</summary>
    AwaitingApproval,

    /// <summary>Stopped; its job has not ended yet.</summary>
    Stopping,

    /// <summary>Ended well.</summary>
    Succeeded,

    /// <summary>Its job, or the run itself, failed.</summary>
    Failed,

    /// <summary>Cancelled or stopped.</summary>
    Cancelled,

    /// <summary>A deadline passed.</summary>
    TimedOut,

    /// <summary>Its budget was used.</summary>
    OverBudget,

    /// <summary>Nothing was started.</summary>
    Rejected,
}

/// <summary>What is said of states.</summary>
public static class RunStates
{
    /// <summary>All of them, in the order of a run's life.</summary>
    public static IReadOnlyList<RunState> All { get; } = Enum.GetValues<RunState>();

    /// <summary>Whether a run in it has ended.</summary>
    /// <param name="state">The state.</param>
    public static bool IsOver(this RunState state) => state >= RunState.Succeeded;

    /// <summary>The state in words.</summary>
    /// <param name="state">The state.</param>
    public static string Tell(this RunState state) => state switch
    {
        RunState.AwaitingApproval => "Awaiting approval",
        RunState.TimedOut => "Timed out",
        RunState.OverBudget => "Over budget",
        _ => state.ToString(),
    };
}
