namespace ProtectedJobs.Core.Runs;

/// <summary>
/// Written before a start is asked for, so that whoever finds it knows that a job may have started, and how to tell which.
/// </summary>
/// <param name="Id">Tells one intent from another of the same content: only the invocation that wrote it may start the job.</param>
/// <param name="RequestHash">SHA-256 of the request, values included: no value can be read from it.</param>
/// <param name="BaselineJobId">The newest job of the membership before the start; null if there was none.</param>
/// <param name="BaselineCreatedAt">When that one was created, should it be gone from the list.</param>
/// <param name="NotAfter">The invocation that wrote this is dead then, and starts nothing later.</param>
/// <param name="Generation">Which of the run's jobs the start is for.</param>
/// <param name="Attempt">The attempt that asked for it.</param>
public sealed record StartIntent(
    string Id,
    string RequestHash,
    string? BaselineJobId,
    DateTimeOffset? BaselineCreatedAt,
    DateTimeOffset NotAfter,
    int Generation,
    int Attempt)
{
    /// <summary>How long after <see cref="NotAfter"/> every job that was started is taken to be listed.</summary>
    public static readonly TimeSpan ListLag = TimeSpan.FromSeconds(60);

    /// <summary>From when on the list decides.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset SettlesAt => NotAfter + ListLag;
}
