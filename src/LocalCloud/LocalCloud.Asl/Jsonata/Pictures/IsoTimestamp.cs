using System.Globalization;
using System.Text.RegularExpressions;

namespace LocalCloud.Asl.Jsonata.Pictures;

/// <summary>Timestamps without a picture: ISO 8601 from the year alone to milliseconds with a zone; without one they are UTC.</summary>
internal static partial class IsoTimestamp
{
    /// <summary>Milliseconds since 1970; not a number where a part is out of range. The 31st of a shorter month is in the next.</summary>
    /// <exception cref="JsonataException">D3110: not of the form.</exception>
    public static double Read(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            throw new JsonataException("D3110", value: Values.Describe.Value(text));
        }

        var year = Part(match, 1) ?? 0;
        var month = Part(match, 2) ?? 1;
        var day = Part(match, 3) ?? 1;
        var hour = Part(match, 4) ?? 0;
        var minute = Part(match, 5) ?? 0;
        var second = Part(match, 6) ?? 0;
        if (month is < 1 or > 12 || day < 1 || day > 31
            || hour > 24 || minute > 59 || second > 59 || (hour == 24 && (minute > 0 || second > 0)))
        {
            return double.NaN;
        }

        var millis = match.Groups[7] is { Success: true, Value: var fraction }
            ? Math.Truncate(double.Parse("0" + fraction, CultureInfo.InvariantCulture) * 1000)
            : 0;
        var moment = CivilTime.ToMillis(year, month, day, hour, minute, second, millis);
        if (match.Groups[8] is { Success: true, Value: var zone } && zone != "Z")
        {
            var offset = int.Parse(zone.AsSpan(1, 2), CultureInfo.InvariantCulture) * 60 + int.Parse(zone.AsSpan(zone.Length - 2), CultureInfo.InvariantCulture);
            moment -= (zone[0] == '-' ? -offset : offset) * 60_000d;
        }

        return moment;
    }

    private static double? Part(Match match, int group) =>
        match.Groups[group].Success ? double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(
        @"^([0-9]{4})(?:-([01][0-9])(?:-([0-3][0-9]))?)?(?:T([0-2][0-9]):([0-5][0-9]):([0-5][0-9]))?(\.[0-9]+)?([+-][0-2][0-9]:?[0-5][0-9]|Z)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
