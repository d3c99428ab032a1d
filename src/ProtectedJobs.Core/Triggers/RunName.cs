using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProtectedJobs.Core.Triggers;

/// <summary>
/// The name of a triggered run: a prefix that people read, of a schedule the time, and a hash by which every delivery of the same
/// tick, event or business key has the same name. Step Functions starts a name once in 90 days.
/// </summary>
internal static class RunName
{
    private const int HashDigits = 20;

    /// <summary>The name; at most 80 characters.</summary>
    /// <param name="prefix">At most 40 characters that a name may have.</param>
    /// <param name="source">What fired.</param>
    /// <param name="key">The business key, filled in; null for none.</param>
    public static string Of(string prefix, TriggerSource source, string? key)
    {
        var identity = key is null ? source.Identity : $"key\n{key}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..HashDigits];
        return key is null && source.Trigger is { Kind: "schedule", Time: { } time }
            ? string.Create(CultureInfo.InvariantCulture, $"{prefix}-{time.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{hash}")
            : $"{prefix}-{hash}";
    }
}
