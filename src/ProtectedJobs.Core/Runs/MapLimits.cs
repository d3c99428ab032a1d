namespace ProtectedJobs.Core.Runs;

/// <summary>What a map of names and values in a request may hold.</summary>
/// <param name="WantedKey">The rule for names, in words.</param>
/// <param name="AcceptsKey">The rule for names.</param>
/// <param name="LongestValue">Characters.</param>
/// <param name="Most">Members.</param>
/// <param name="Sensitive">Whether a fault must not repeat a value.</param>
internal sealed record MapLimits(
    string WantedKey,
    Func<string, bool> AcceptsKey,
    int LongestValue,
    int Most,
    bool Sensitive = false);
