namespace LocalCloud.Asl.Jsonata.Pictures;

/// <summary>Numbers in English words, in Roman figures and in letters.</summary>
internal static class NumberWords
{
    private static readonly string[] s_small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] s_smallOrdinals =
    [
        "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    ];

    private static readonly string[] s_tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"];
    private static readonly string[] s_magnitudes = ["thousand", "million", "billion", "trillion"];

    private static readonly (int Value, string Figure)[] s_roman =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];

    private static readonly Dictionary<string, double> s_values = Values();

    public static string Of(double number, bool ordinal) => Of(number, follows: false, ordinal);

    /// <summary>The number that the words say; null if one of them is no number's.</summary>
    public static double? Read(string words)
    {
        var segments = new Stack<double>([0]);
        foreach (var word in words.Replace(", ", " ", StringComparison.Ordinal)
            .Replace(" and ", " ", StringComparison.Ordinal).Split(' ', '-', '\\'))
        {
            if (!s_values.TryGetValue(word, out var value))
            {
                return null;
            }

            if (value < 100)
            {
                var top = segments.Pop();
                if (top >= 1000)
                {
                    segments.Push(top);
                    top = 0;
                }

                segments.Push(top + value);
            }
            else
            {
                segments.Push(segments.Pop() * value);
            }
        }

        return segments.Sum();
    }

    public static string ToRoman(double number)
    {
        var text = new System.Text.StringBuilder();
        var rest = number > 1_000_000 ? throw new JsonataException("U1001", detail: "1000000 for Roman figures") : (int)number;
        foreach (var (value, figure) in s_roman)
        {
            for (; rest >= value; rest -= value)
            {
                text.Append(figure);
            }
        }

        return text.ToString();
    }

    public static double? FromRoman(string text)
    {
        double total = 0;
        double highest = 1;
        for (var at = text.Length - 1; at >= 0; at--)
        {
            var figure = char.ToLowerInvariant(text[at]);
            var value = Array.Find(s_roman, pair => pair.Figure.Length == 1 && pair.Figure[0] == figure).Value;
            if (value == 0)
            {
                return null;
            }

            if (value < highest)
            {
                total -= value;
            }
            else
            {
                highest = value;
                total += value;
            }
        }

        return total;
    }

    public static string ToLetters(double number, char first)
    {
        var text = "";
        for (; number > 0; number = Math.Floor((number - 1) / 26))
        {
            text = (char)(((number - 1) % 26) + first) + text;
        }

        return text;
    }

    public static double FromLetters(string text, char first) => text.Aggregate(0d, (total, letter) => (total * 26) + (letter - first + 1));

    private static string Of(double number, bool follows, bool ordinal)
    {
        if (number <= 19)
        {
            return (follows ? " and " : "") + (ordinal ? s_smallOrdinals : s_small)[(int)number];
        }

        if (number < 100)
        {
            var ten = s_tens[((int)number / 10) - 2];
            var unit = number % 10;
            return (follows ? " and " : "") + (unit > 0 ? ten + "-" + Of(unit, false, ordinal) : ordinal ? ten[..^1] + "ieth" : ten);
        }

        string head;
        double rest;
        if (number < 1000)
        {
            head = s_small[(int)number / 100] + " hundred";
            rest = number % 100;
        }
        else
        {
            var magnitude = Math.Min((int)Math.Floor(Math.Log10(number) / 3), s_magnitudes.Length);
            var factor = Math.Pow(10, magnitude * 3);
            var count = Math.Floor(number / factor);
            head = Of(count, false, false) + " " + s_magnitudes[magnitude - 1];
            rest = number - (count * factor);
        }

        return (follows ? ", " : "") + head + (rest > 0 ? Of(rest, true, ordinal) : ordinal ? "th" : "");
    }

    private static Dictionary<string, double> Values()
    {
        var values = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < s_small.Length; at++)
        {
            values[s_small[at]] = values[s_smallOrdinals[at]] = at;
        }

        for (var at = 0; at < s_tens.Length; at++)
        {
            values[s_tens[at]] = values[s_tens[at][..^1] + "ieth"] = (at + 2) * 10;
        }

        values["hundredth"] = 100;
        for (var at = 0; at < s_magnitudes.Length; at++)
        {
            values[s_magnitudes[at]] = values[s_magnitudes[at] + "th"] = Math.Pow(10, (at + 1) * 3);
        }

        return values;
    }
}
