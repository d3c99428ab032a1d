using System.Globalization;
using System.Text;

namespace ProtectedJobs.Core.Management;

/// <summary>Where a list goes on: behind the run that was shown last. Runs are in order of their start, newest first, then of their ids.</summary>
/// <param name="StartedAt">When that run was started.</param>
/// <param name="RunId">Its id; empty for the end of a day of which nothing was shown.</param>
public readonly record struct PagePlace(DateTimeOffset StartedAt, string RunId)
{
    /// <summary>Whether a run comes behind this place.</summary>
    /// <param name="startedAt">When the run was started.</param>
    /// <param name="runId">Its id.</param>
    public bool IsBefore(DateTimeOffset startedAt, string runId) =>
        startedAt != StartedAt ? startedAt < StartedAt : string.CompareOrdinal(runId, RunId) > 0;

    /// <summary>The place as text: opaque, and fit for a header.</summary>
    public string ToToken() => Convert.ToBase64String(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"1|{StartedAt.ToUnixTimeMilliseconds()}|{RunId}")));

    /// <summary>Reads such a text.</summary>
    /// <param name="token">The text.</param>
    /// <returns>The place; null if it is none of ours.</returns>
    public static PagePlace? Parse(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split('|') is ["1", var millis, var runId]
            && long.TryParse(millis, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new PagePlace(DateTimeOffset.FromUnixTimeMilliseconds(at), runId)
            : null;
    }
}
