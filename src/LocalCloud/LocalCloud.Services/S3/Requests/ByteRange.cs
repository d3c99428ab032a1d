using System.Globalization;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.S3.Requests;

/// <summary>The bytes that a read asks for.</summary>
internal readonly record struct ByteRange(long Start, long Length)
{
    /// <summary>Reads a Range header.</summary>
    /// <returns>Null for the whole object: no header, several ranges, or none that can be read.</returns>
    /// <exception cref="AwsException">InvalidRange: it begins behind the end.</exception>
    public static ByteRange? Of(string? header, long size)
    {
        if (header?.StartsWith("bytes=", StringComparison.Ordinal) != true || header[6..].Split('-') is not [var first, var last])
        {
            return null;
        }

        if (first.Length == 0)
        {
            return !Number(last, out var suffix) ? null
                : suffix == 0 || size == 0 ? throw Unsatisfiable(header, size)
                : new ByteRange(Math.Max(0, size - suffix), Math.Min(suffix, size));
        }

        var end = long.MaxValue - 1;
        if (!Number(first, out var start) || (last.Length > 0 && (!Number(last, out end) || end < start)))
        {
            return null;
        }

        return start < size
            ? new ByteRange(start, Math.Min(end, size - 1) - start + 1)
            : throw Unsatisfiable(header, size);
    }

    /// <summary>As Content-Range has it.</summary>
    public string Describe(long size) =>
        string.Create(CultureInfo.InvariantCulture, $"bytes {Start}-{Start + Length - 1}/{size}");

    private static bool Number(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static AwsException Unsatisfiable(string header, long size) => new(
        "InvalidRange",
        416,
        "The requested range is not satisfiable",
        new Dictionary<string, string>
        {
            ["RangeRequested"] = $"\"{System.Text.Json.JsonEncodedText.Encode(header)}\"",
            ["ActualObjectSize"] = size.ToString(CultureInfo.InvariantCulture),
        });
}
