using System.Text.Json;
using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Sweeping;

/// <summary>What keeps one of many from starving or stopping the others.</summary>
internal static class Rotation
{
    /// <summary>Begins each sweep elsewhere, so that many starve none.</summary>
    public static IEnumerable<string> Of(IReadOnlyCollection<string> all, DateTimeOffset at)
    {
        var first = all.Count == 0 ? 0 : (int)(at.ToUnixTimeSeconds() / 300 * 61 % all.Count);
        return all.Skip(first).Concat(all.Take(first));
    }

    /// <summary>Whether an error is one run's or membership's trouble: it is told, and the sweep goes on.</summary>
    public static bool IsOfOne(Exception error) => error is RunError or InvalidDataException or JsonException;
}
