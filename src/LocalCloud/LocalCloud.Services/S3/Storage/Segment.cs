using System.Globalization;

namespace LocalCloud.Services.S3.Storage;

/// <summary>One file of an object's bytes.</summary>
internal readonly record struct Segment(string File, long Size)
{
    public static string Format(IEnumerable<Segment> segments) =>
        string.Join(',', segments.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.File}:{s.Size}")));

    public static IReadOnlyList<Segment> Parse(string text) =>
    [
        .. text.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(s => s.Split(':'))
            .Select(s => new Segment(s[0], long.Parse(s[1], CultureInfo.InvariantCulture))),
    ];
}
