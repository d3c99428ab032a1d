namespace LocalCloud.Asl.Execution;

/// <summary>What a frame does next, or waits for. Stored: the numbers must not change.</summary>
internal enum FramePhase : byte
{
    /// <summary>Enters its state.</summary>
    Enter = 0,

    /// <summary>Runs its state, entered already (after a retry or a redrive too).</summary>
    Execute = 1,

    /// <summary>A child ended: starts the next, or joins the results.</summary>
    Join = 2,

    /// <summary>Waits for a task.</summary>
    Task = 3,

    /// <summary>Waits for a Wait state's time.</summary>
    Wait = 4,

    /// <summary>Waits until it may try again.</summary>
    Retry = 5,

    /// <summary>Waits for its children.</summary>
    Children = 6,

    /// <summary>Waits for a Map run.</summary>
    MapRun = 7,

    /// <summary>Failed or was aborted; a redrive goes on here.</summary>
    Stopped = 8,
}
