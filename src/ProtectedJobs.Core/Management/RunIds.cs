using System.Globalization;
using System.Text.RegularExpressions;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Management;

/// <summary>Ids of runs: the names of their executions, with only those characters that CloudWatch also takes.</summary>
public static partial class RunIds
{
    /// <summary>The most characters.</summary>
    public const int Longest = 80;

    /// <summary>What is wrong with an id.</summary>
    /// <param name="runId">The id.</param>
    /// <returns>The fault; null if there is none.</returns>
    public static Fault? FaultOf(string runId) => Valid().IsMatch(runId)
        ? null
        : new Fault("runId", "1 to 80 letters, digits, hyphens and underscores", runId.Length > Longest ? $"{runId.Length} characters" : $"'{runId}'");

    /// <summary>An id for a run that was given none; such ids sort by time.</summary>
    /// <param name="at">The time.</param>
    /// <param name="unique">At least six characters that nobody else has.</param>
    public static string New(DateTimeOffset at, string unique) =>
        string.Create(CultureInfo.InvariantCulture, $"run-{at.UtcDateTime:yyyyMMdd-HHmmss}-{unique[..6]}");

    /// <summary>An id for a run that repeats another.</summary>
    /// <param name="runId">The other.</param>
    /// <param name="unique">At least six characters that nobody else has.</param>
    public static string Again(string runId, string unique)
    {
        var stem = Suffix().Replace(runId, "");
        var suffix = $"-again-{unique[..6]}";
        return string.Concat(stem.AsSpan(0, Math.Min(stem.Length, Longest - suffix.Length)), suffix);
    }

    [GeneratedRegex("^[0-9A-Za-z_-]{1,80}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Valid();

    [GeneratedRegex("-again-[0-9a-f]{6}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
