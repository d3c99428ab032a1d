namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>Strings as lists of code points; half a surrogate pair counts as one.</summary>
internal static class CodePoints
{
    public static int Count(string text)
    {
        var pairs = 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text[at - 1], text[at]))
            {
                pairs++;
                at++;
            }
        }

        return text.Length - pairs;
    }

    /// <summary>The code points from one index up to another, as JavaScript's slice: fractions are cut off, negatives count from the end.</summary>
    public static string Slice(string text, double from, double to)
    {
        var count = Count(text);
        var first = Bound(from, count);
        var last = Bound(to, count);
        if (last <= first)
        {
            return "";
        }

        if (count == text.Length)
        {
            return text[first..last];
        }

        var start = Offset(text, 0, first);
        return text[start..Offset(text, start, last - first)];
    }

    private static int Bound(double index, int count)
    {
        var whole = Math.Truncate(index);
        return (int)Math.Clamp(whole < 0 ? whole + count : whole, 0, count);
    }

    private static int Offset(string text, int from, int points)
    {
        var at = from;
        for (; points > 0; points--)
        {
            at += at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        }

        return at;
    }
}
