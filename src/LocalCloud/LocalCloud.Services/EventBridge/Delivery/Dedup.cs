using System.Security.Cryptography;
using System.Text;

namespace LocalCloud.Services.EventBridge.Delivery;

/// <summary>The name under which a delivery is known to its target, the same whenever it is repeated.</summary>
internal static class Dedup
{
    /// <summary>The event's id, and a UUID that stands for the rule and the target: AWS names executions so.</summary>
    public static string Name(string eventId, string ruleArn, string targetId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{ruleArn}\n{targetId}"));
        return $"{eventId}_{new Guid(hash.AsSpan(0, 16), bigEndian: true):D}";
    }

    /// <summary>Sixteen digits that are new at every attempt.</summary>
    public static string OfAttempt(string name, int attempt) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{attempt}")))[..16];
}
