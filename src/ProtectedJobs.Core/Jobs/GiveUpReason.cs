namespace ProtectedJobs.Core.Jobs;

/// <summary>Why a job is not waited for any longer.</summary>
public enum GiveUpReason
{
    /// <summary>Its deadline passed.</summary>
    Deadline,

    /// <summary>Its budget is used, by estimate.</summary>
    Budget,

    /// <summary>It was asked to stop, and has not in half an hour.</summary>
    WillNotCancel,
}
