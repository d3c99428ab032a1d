using System.Globalization;

namespace LocalCloud.Services.Scheduler.Expressions;

/// <summary>The numbers that a field allows.</summary>
internal sealed record CronSet(IReadOnlySet<int> Values)
{
    public bool Contains(int value) => Values.Contains(value);

    /// <summary>Reads <c>*</c>, <c>1,3</c>, <c>1-5</c>, <c>0/15</c>, <c>*/2</c> and names; a range may not run backwards.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static CronSet Parse(string text, int least, int most, string[] names)
    {
        var values = new HashSet<int>();
        foreach (var part in text.Split(','))
        {
            var (range, step) = part.Split('/') switch
            {
                [var whole] => (whole, (int?)null),
                [var from, var by] => (from, Number(by, 1, most)),
                _ => throw new FormatException(),
            };
            var (first, last) = range.Split('-') switch
            {
                ["*"] => (least, most),
                [var one] => (Value(one, least, most, names), step is null ? Value(one, least, most, names) : most),
                [var from, var to] => (Value(from, least, most, names), Value(to, least, most, names)),
                _ => throw new FormatException(),
            };
            if (first > last)
            {
                throw new FormatException();
            }

            for (var value = first; value <= last; value += step ?? 1)
            {
                values.Add(value);
            }
        }

        return new CronSet(values);
    }

    public static int Value(string text, int least, int most, string[] names)
    {
        var name = Array.FindIndex(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name >= 0 ? name + 1 : Number(text, least, most);
    }

    public static int Number(string text, int least, int most) =>
        int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) is var number && number >= least && number <= most
            ? number
            : throw new FormatException();
}
