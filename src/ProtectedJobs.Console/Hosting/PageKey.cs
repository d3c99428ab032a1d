using System.Security.Cryptography;

namespace ProtectedJobs.Console.Hosting;

/// <summary>
/// What a page gets and gives back when it opens its circuit: a cookie that a page of another site neither has nor sends. All
/// actions go over the circuit, so that this is what guards them against forgery.
/// </summary>
internal sealed class PageKey
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The cookie's value.</summary>
    public string Value => Convert.ToHexStringLower(_key);

    /// <summary>Whether a value is the key.</summary>
    /// <param name="value">What came; null for nothing.</param>
    public bool Fits(string? value) =>
        value is { Length: 64 } && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(value), System.Text.Encoding.ASCII.GetBytes(Value));

    /// <summary>The cookie's name: cookies do not tell ports apart, so it does.</summary>
    /// <param name="port">The console's port.</param>
    public static string CookieName(int port) => $"protected-jobs-console-{port.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
