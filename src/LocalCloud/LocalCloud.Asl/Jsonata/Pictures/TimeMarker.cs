namespace LocalCloud.Asl.Jsonata.Pictures;

/// <summary>A part of a date/time picture: literal text, or what stands between brackets, such as <c>[MNn,*-3]</c>.</summary>
internal sealed class TimeMarker
{
    private const string Numbered = "YMDdFWwXxHhmsf";

    private TimeMarker(char component, string literal)
    {
        Component = component;
        Literal = literal;
    }

    /// <summary>The component's letter; \0 for literal text.</summary>
    public char Component { get; }

    public string Literal { get; }

    /// <summary>How a name is cased; <see cref="NameCase.None"/> for a number.</summary>
    public NameCase Names { get; private set; }

    public IntegerPicture? Integer { get; private set; }

    /// <summary>Whether UTC is written Z.</summary>
    public bool ZuluForUtc { get; private set; }

    /// <summary>The longest that a name may be; null for any.</summary>
    public int? MostLetters { get; private set; }

    /// <summary>How many digits of a year are shown; null for all.</summary>
    public int? YearDigits { get; private set; }

    /// <summary>Reads a picture.</summary>
    /// <exception cref="JsonataException">D3132, D3135 and the errors of integer pictures.</exception>
    public static List<TimeMarker> Parse(string picture)
    {
        var parts = new List<TimeMarker>();
        var start = 0;
        var at = 0;
        while (at < picture.Length)
        {
            if (picture[at] != '[')
            {
                at++;
                continue;
            }

            AddLiteral(parts, picture[start..at]);
            if (at + 1 < picture.Length && picture[at + 1] == '[')
            {
                parts.Add(new TimeMarker('\0', "["));
                at += 2;
            }
            else
            {
                var end = picture.IndexOf(']', at);
                if (end < 0)
                {
                    throw new JsonataException("D3135");
                }

                var marker = Of(string.Concat(picture[(at + 1)..end].Where(sign => !char.IsWhiteSpace(sign))));
                if (marker.Integer is not null && parts is [.., { Integer: { } previous }])
                {
                    previous.ParseWidth = previous.LeastDigits;
                }

                parts.Add(marker);
                at = end + 1;
            }

            start = at;
        }

        AddLiteral(parts, picture[start..]);
        return parts;
    }

    private static void AddLiteral(List<TimeMarker> parts, string text)
    {
        if (text.Length > 0)
        {
            parts.Add(new TimeMarker('\0', text.Replace("]]", "]", StringComparison.Ordinal)));
        }
    }

    private static TimeMarker Of(string text)
    {
        var marker = new TimeMarker(text.Length == 0 ? ' ' : text[0], "");
        var comma = text.LastIndexOf(',');
        int? least = null;
        if (comma >= 0)
        {
            var widths = text[(comma + 1)..].Split('-', 2);
            least = Width(widths[0]);
            marker.MostLetters = widths.Length > 1 ? Width(widths[1]) : null;
        }

        var modifier = text.Length == 0 ? "" : comma >= 0 ? text[1..Math.Max(1, comma)] : text[1..];
        var presentation = modifier.Length > 1 && "atco".Contains(modifier[^1], StringComparison.Ordinal) ? modifier[..^1] : modifier;
        var second = modifier[presentation.Length..];
        marker.ZuluForUtc = second == "t";
        presentation = presentation.Length > 0 ? presentation : Standard(marker.Component);
        marker.Names = presentation switch
        {
            ['n', ..] => NameCase.Lower,
            ['N', 'n', ..] => NameCase.Title,
            ['N', ..] => NameCase.Upper,
            _ => NameCase.None,
        };
        if (marker.Names == NameCase.None && Numbered.Contains(marker.Component, StringComparison.Ordinal))
        {
            marker.SetNumber(presentation + (second.Length > 0 ? ";" + second : ""), least);
        }
        else if (marker.Component is 'Z' or 'z')
        {
            marker.Integer = IntegerPicture.Parse(presentation);
        }

        return marker;
    }

    private void SetNumber(string picture, int? least)
    {
        Integer = IntegerPicture.Parse(picture);
        if (least > Integer.LeastDigits)
        {
            Integer.LeastDigits = least.Value;
        }

        if (Component == 'Y')
        {
            if (MostLetters is { } most)
            {
                YearDigits = Integer.LeastDigits = most;
            }
            else if (Integer.LeastDigits + Integer.OptionalDigits is >= 2 and var digits)
            {
                YearDigits = digits;
            }
        }
    }

    private static int? Width(string text) => int.TryParse(text, out var width) ? width : null;

    private static string Standard(char component) => component switch
    {
        'Y' or 'M' or 'D' or 'd' or 'W' or 'w' or 'X' or 'x' or 'H' or 'h' or 'f' => "1",
        'm' or 's' => "01",
        'F' or 'P' or 'C' or 'E' => "n",
        'Z' or 'z' => "01:01",
        _ => throw new JsonataException("D3132", value: component.ToString()),
    };
}
