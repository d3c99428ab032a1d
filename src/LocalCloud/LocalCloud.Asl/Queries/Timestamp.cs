using System.Globalization;

namespace LocalCloud.Asl.Queries;

/// <summary>RFC 3339 with a capital T and a zone, and nothing else.</summary>
internal static class Timestamp
{
    private static readonly string[] s_formats =
    [
        "yyyy-MM-ddTHH:mm:ssZ",
        "yyyy-MM-ddTHH:mm:sszzz",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz",
    ];

    public static bool TryParse(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
        && text.AsSpan().IndexOfAny('z', 't') < 0
        && !text.Contains(".Z", StringComparison.Ordinal);

    /// <summary>As AWS shows times in data: to the millisecond, in UTC.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
