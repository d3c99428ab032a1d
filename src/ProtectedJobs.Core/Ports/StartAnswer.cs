using ProtectedJobs.Core.Jobs;

namespace ProtectedJobs.Core.Ports;

/// <summary>What came of asking for a start. All but <see cref="Started"/> and <see cref="Unknown"/> prove that nothing started.</summary>
public abstract record StartAnswer
{
    private StartAnswer()
    {
    }

    /// <summary>A job was started.</summary>
    /// <param name="Job">It.</param>
    public sealed record Started(ProtectedJob Job) : StartAnswer;

    /// <summary>A quota leaves no room now: the membership's one job, or the account's jobs or vCPUs.</summary>
    /// <param name="Quota">The quota's name, as the service tells it.</param>
    public sealed record NoRoom(string Quota) : StartAnswer;

    /// <summary>Asked for fewer calls.</summary>
    public sealed record SlowDown : StartAnswer;

    /// <summary>The request was found faulty.</summary>
    /// <param name="Cause">The service's words, its reason and fields.</param>
    public sealed record Invalid(string Cause) : StartAnswer;

    /// <summary>Refused: access, or a resource that is not there.</summary>
    /// <param name="Cause">The service's words.</param>
    public sealed record Refused(string Cause) : StartAnswer;

    /// <summary>No answer, or one that tells nothing: a job may have started.</summary>
    /// <param name="Cause">What happened.</param>
    public sealed record Unknown(string Cause) : StartAnswer;
}
