namespace LocalCloud.Asl.Trials;

/// <summary>How a state on trial ended.</summary>
public enum TrialStatus
{
    /// <summary>It has an output.</summary>
    Succeeded,

    /// <summary>It failed, and no retrier and no catcher helps.</summary>
    Failed,

    /// <summary>It failed, and a retrier would run it again.</summary>
    Retriable,

    /// <summary>It failed, and a catcher took the error.</summary>
    CaughtError,
}
