using System.Globalization;
using System.Text;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>A message and the values it was made of.</summary>
/// <param name="Text">The template with its holes filled.</param>
/// <param name="Values">The holes' names and what fills them, in order; positional holes (<c>{0}</c>) by their number.</param>
internal sealed record MessageTemplate(string Text, IReadOnlyList<KeyValuePair<string, object?>> Values)
{
    /// <summary>Fills <c>{name}</c>, <c>{name:format}</c> and <c>{@name}</c>; a hole without an argument stays as it is.</summary>
    public static MessageTemplate Parse(string template, object[] args)
    {
        if (args.Length == 0)
        {
            return new MessageTemplate(template, []);
        }

        var text = new StringBuilder();
        var values = new List<KeyValuePair<string, object?>>();
        var next = 0;
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                text.Append(template, at, template.Length - at);
                break;
            }

            text.Append(template, at, open - at);
            var (name, format) = Split(template[(open + 1)..close]);
            var index = int.TryParse(name, CultureInfo.InvariantCulture, out var position) ? position : next;
            next++;
            if (index < args.Length)
            {
                text.Append(string.Format(CultureInfo.InvariantCulture, "{0" + format + "}", args[index]));
                values.Add(new(name, args[index]));
            }
            else
            {
                text.Append(template, open, close - open + 1);
            }

            at = close + 1;
        }

        return new MessageTemplate(text.ToString(), values);
    }

    private static (string Name, string Format) Split(string hole)
    {
        var end = hole.AsSpan().IndexOfAny(',', ':');
        var name = (end < 0 ? hole : hole[..end]).TrimStart('@');
        return (name, end < 0 ? "" : hole[end..]);
    }
}
