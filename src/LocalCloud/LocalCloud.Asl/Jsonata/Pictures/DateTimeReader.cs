using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LocalCloud.Asl.Jsonata.Pictures;

/// <summary>Reads a timestamp by a picture. What is missing before the first given part is today's, what is missing after the last is the least.</summary>
internal static class DateTimeReader
{
    /// <summary>Milliseconds since 1970; null where the text does not fit the picture.</summary>
    /// <exception cref="JsonataException">D3136: parts are missing between given ones, or the week's date is asked for.</exception>
    public static double? Read(string text, string picture, DateTimeOffset now)
    {
        var markers = TimeMarker.Parse(picture);
        var pattern = new StringBuilder(@"\A");
        foreach (var marker in markers)
        {
            pattern.Append(marker.Component == '\0' ? Regex.Escape(marker.Literal) : "(" + Pattern(marker) + ")");
        }

        var match = Regex.Match(
            text, pattern + @"\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));
        if (!match.Success)
        {
            return null;
        }

        var given = new Dictionary<char, double>();
        var group = 1;
        foreach (var marker in markers.Where(marker => marker.Component != '\0'))
        {
            if (Value(marker, match.Groups[group++].Value) is { } value)
            {
                given[marker.Component] = value;
            }
        }

        return given.Count == 0 ? null : Moment(given, new CivilTime(now.ToUnixTimeMilliseconds()));
    }

    private static string Pattern(TimeMarker marker)
    {
        if (marker.Component is 'Z' or 'z')
        {
            var colon = marker.Integer!.IsRegular;
            return (marker.Component == 'z' ? "GMT" : "") + "[-+][0-9]+" + (colon ? ":[0-9]+" : "") + (marker.ZuluForUtc ? "|Z" : "");
        }

        if (marker.Integer is not null)
        {
            return marker.Integer.Pattern();
        }

        return marker.Component switch
        {
            'M' or 'x' => string.Join('|', CalendarNames.Months.Select(name => CalendarNames.Shown(name, marker))),
            'F' => string.Join('|', CalendarNames.Days.Select(name => CalendarNames.Shown(name, marker))),
            'P' => "am|pm",
            'C' or 'E' => "ISO",
            _ => throw new JsonataException("D3133", value: marker.Component.ToString()),
        };
    }

    private static double? Value(TimeMarker marker, string text) => marker.Component switch
    {
        'Z' or 'z' => Offset(text),
        'P' => text.Equals("pm", StringComparison.OrdinalIgnoreCase) ? 1 : 0,
        'f' => double.Parse("0." + text, CultureInfo.InvariantCulture) * 1000,
        'C' or 'E' => null,
        _ when marker.Integer is not null => marker.Integer.Read(text),
        'M' or 'x' => Named(CalendarNames.Months, marker, text),
        _ => Named(CalendarNames.Days, marker, text),
    };

    private static double Named(IReadOnlyList<string> names, TimeMarker marker, string text) =>
        names.TakeWhile(name => !CalendarNames.Shown(name, marker).Equals(text, StringComparison.OrdinalIgnoreCase)).Count() + 1;

    private static double Offset(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length == 0)
        {
            return 0;
        }

        var number = double.Parse(digits, CultureInfo.InvariantCulture);
        var minutes = digits.Length <= 2 ? number * 60 : (Math.Floor(number / 100) * 60) + (number % 100);
        return text.Contains('-', StringComparison.Ordinal) ? -minutes : minutes;
    }

    private static double Moment(Dictionary<char, double> given, CivilTime now)
    {
        var byDayOfYear = Only(given, "YXMxWwdD", "Yd") && !Only(given, "YXMxWwdD", "YMD");
        var byWeekOfMonth = !byDayOfYear && !Only(given, "YXMxWwdD", "YMD") && Only(given, "YXMxWwdD", "Xxw");
        var byWeek = !byDayOfYear && !byWeekOfMonth && !Only(given, "YXMxWwdD", "YMD") && Only(given, "YXMxWwdD", "XW");
        var byHalves = !Only(given, "PHhmsf", "Hmsf") && Only(given, "PHhmsf", "Phmsf");
        var wanted = (byDayOfYear ? "Yd" : byWeekOfMonth ? "XxwF" : byWeek ? "XWF" : "YMD") + (byHalves ? "Phmsf" : "Hmsf");
        Complete(given, wanted, now);
        if (byWeekOfMonth || byWeek)
        {
            throw new JsonataException("D3136");
        }

        var month = byDayOfYear ? 1 : Math.Max(1, given['M']);
        var day = byDayOfYear ? given['d'] : given['D'];
        var hour = byHalves ? (given['h'] == 12 ? 0 : given['h']) + (given['P'] == 1 ? 12 : 0) : given['H'];
        var offset = given.TryGetValue('Z', out var zone) || given.TryGetValue('z', out zone) ? zone : 0;
        var year = given['Y'] is >= 0 and <= 99 ? given['Y'] + 1900 : given['Y'];
        return CivilTime.ToMillis(year, month, day, hour, given['m'], given['s'], given['f']) - (offset * 60_000);
    }

    private static void Complete(Dictionary<char, double> given, string wanted, CivilTime now)
    {
        var started = false;
        var ended = false;
        foreach (var component in wanted)
        {
            if (given.ContainsKey(component))
            {
                started = true;
                if (ended)
                {
                    throw new JsonataException("D3136");
                }
            }
            else if (started)
            {
                given[component] = component is 'M' or 'D' or 'd' ? 1 : 0;
                ended = true;
            }
            else
            {
                given[component] = component == 'P' ? now.Hour < 12 ? 0 : 1 : DateTimePicture.Number(now, component) ?? 0;
            }
        }
    }

    /// <summary>Whether of all those components at least one is given, and none but the allowed.</summary>
    private static bool Only(Dictionary<char, double> given, string all, string allowed)
    {
        var present = all.Where(given.ContainsKey).ToList();
        return present.Count > 0 && present.TrueForAll(component => allowed.Contains(component, StringComparison.Ordinal));
    }
}
