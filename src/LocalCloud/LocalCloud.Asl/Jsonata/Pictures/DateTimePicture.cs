using System.Globalization;
using System.Text;

using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Pictures;

/// <summary>Date/time pictures as XPath's format-dateTime has them, such as <c>[Y0001]-[M01]-[D01]</c>.</summary>
internal static class DateTimePicture
{
    private static readonly List<TimeMarker> s_iso = TimeMarker.Parse("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]");

    /// <summary>The moment in a time zone such as -0500.</summary>
    public static string Format(double millis, string? picture, string? zone)
    {
        var markers = picture is null ? s_iso : TimeMarker.Parse(picture);
        var offset = Offset(zone);
        var time = new CivilTime(millis + (offset * 60_000d));
        var text = new StringBuilder();
        foreach (var marker in markers)
        {
            text.Append(Part(marker, time, offset));
        }

        return text.ToString();
    }

    /// <summary>The number that a component shows; null for those that are no number.</summary>
    public static int? Number(CivilTime time, char component) => component switch
    {
        'Y' => time.Year,
        'M' => time.Month,
        'D' => time.Day,
        'd' => time.DayOfYear,
        'F' => time.DayOfWeek,
        'W' => time.Week,
        'w' => time.WeekOfMonth,
        'X' => time.YearOfWeek,
        'x' => time.MonthOfWeek,
        'H' => time.Hour,
        'h' => time.Hour % 12 == 0 ? 12 : time.Hour % 12,
        'm' => time.Minute,
        's' => time.Second,
        'f' => time.Millisecond,
        _ => null,
    };

    /// <summary>Minutes east of Greenwich.</summary>
    private static int Offset(string? zone)
    {
        if (zone is null || !int.TryParse(zone.Replace(":", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset))
        {
            return 0;
        }

        return (offset / 100 * 60) + (offset % 100);
    }

    private static string Part(TimeMarker marker, CivilTime time, int offset)
    {
        switch (marker.Component)
        {
            case '\0':
                return marker.Literal;
            case 'P':
                var half = time.Hour < 12 ? "am" : "pm";
                return marker.Names == NameCase.Upper ? half.ToUpperInvariant() : half;
            case 'C' or 'E':
                return "ISO";
            case 'Z' or 'z':
                return Zone(marker, offset);
        }

        var number = Number(time, marker.Component) ?? throw new JsonataException("D3132", value: marker.Component.ToString());
        if (marker.Names != NameCase.None)
        {
            return marker.Component switch
            {
                'M' or 'x' => CalendarNames.Shown(CalendarNames.Months[number - 1], marker),
                'F' => CalendarNames.Shown(CalendarNames.Days[number - 1], marker),
                _ => throw new JsonataException("D3133", value: marker.Component.ToString()),
            };
        }

        var shown = marker.YearDigits is { } digits ? number % Math.Pow(10, digits) : number;
        return marker.Integer!.Format(shown);
    }

    private static string Zone(TimeMarker marker, int offset)
    {
        if (offset == 0 && marker.ZuluForUtc)
        {
            return "Z";
        }

        var hours = Math.Abs(offset) / 60;
        var minutes = Math.Abs(offset) % 60;
        var picture = marker.Integer!;
        var text = picture.IsRegular ? picture.Format((hours * 100) + minutes)
            : picture.LeastDigits switch
            {
                1 or 2 => picture.Format(hours) + (minutes == 0 ? "" : ":" + minutes.ToString("00", CultureInfo.InvariantCulture)),
                3 or 4 => picture.Format((hours * 100) + minutes),
                var other => throw new JsonataException("D3134", value: Numeric.Text(other)),
            };
        return (marker.Component == 'z' ? "GMT" : "") + (offset < 0 ? "-" : "+") + text;
    }
}
