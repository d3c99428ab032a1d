namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>Upper and lower case as JavaScript has them: full mappings where one letter becomes several.</summary>
internal static class Casing
{
    public static string Upper(string text) =>
        text.ToUpperInvariant().Replace("ß", "SS", StringComparison.Ordinal)
            .Replace("ŉ", "ʼN", StringComparison.Ordinal)
            .Replace("ﬁ", "FI", StringComparison.Ordinal)
            .Replace("ﬂ", "FL", StringComparison.Ordinal);

    // Lower case is what is asked for, not a normal form to compare by.
#pragma warning disable CA1308
    public static string Lower(string text) => text.ToLowerInvariant().Replace("İ", "i̇", StringComparison.Ordinal);
#pragma warning restore CA1308
}
