using System.Text.Json.Serialization;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Core.Runs;

/// <summary>
/// How an attempt ended: settled once, by the first conditional write, and from then on the only thing that is announced about
/// the attempt.
/// </summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Status">The end.</param>
/// <param name="Error">The name of the error; null if it succeeded.</param>
/// <param name="Cause">The error's words; null if it succeeded.</param>
/// <param name="SettledAt">When.</param>
/// <param name="Job">The job as it was then; null if there was none.</param>
/// <param name="Results">What came out; null unless the job succeeded.</param>
/// <param name="Usage">What was used; null if there was no job.</param>
public sealed record RunOutcome(
    int Attempt,
    RunStatus Status,
    string? Error,
    string? Cause,
    DateTimeOffset SettledAt,
    ProtectedJob? Job,
    RunResults? Results,
    RunUsage? Usage)
{
    /// <summary>The most characters of a cause that are kept.</summary>
    public const int LongestCause = 8_192;

    /// <summary>When the run came to know that its job had ended; null if that was when the outcome was settled.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? EndSeenAt { get; init; }

    /// <summary>Cuts a cause to what is kept.</summary>
    /// <param name="cause">The cause.</param>
    public static string? Cut(string? cause) =>
        cause is null || cause.Length <= LongestCause ? cause : string.Concat(cause.AsSpan(0, LongestCause - 1), "…");
}
