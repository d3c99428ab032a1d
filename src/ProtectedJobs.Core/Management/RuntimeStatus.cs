namespace ProtectedJobs.Core.Management;

/// <summary>A run's status in the words of Durable Functions.</summary>
public enum RuntimeStatus
{
    /// <summary>Under way.</summary>
    Running,

    /// <summary>Ended well.</summary>
    Completed,

    /// <summary>Never ours: a run does not start over by itself.</summary>
    ContinuedAsNew,

    /// <summary>Ended by an error, a deadline, a budget or a refusal.</summary>
    Failed,

    /// <summary>Its job was cancelled by somebody else.</summary>
    Canceled,

    /// <summary>Stopped.</summary>
    Terminated,

    /// <summary>Has not begun: waits for its membership's turn, or for its redrive.</summary>
    Pending,

    /// <summary>Never ours: Step Functions cannot suspend an execution.</summary>
    Suspended,
}
