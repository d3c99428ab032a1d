using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>Functions that look for a pattern: a string, a regular expression, or a function that acts as one.</summary>
internal static class Matching
{
    public static object? Match(object?[] arguments, Run run)
    {
        if (arguments[0] is not string text)
        {
            return null;
        }

        var limit = Limit(arguments[2], "D3040");
        var found = ArrayValue.Sequence();
        for (var match = limit > 0 ? First(arguments[1], text, run) : null; match is not null && found.Count < limit; match = match.Next())
        {
            var value = new ObjectValue();
            value.Set("match", match.Text);
            value.Set("index", Boxes.Of(match.Start));
            var groups = new ArrayValue(match.Groups.Length);
            groups.AddRange(match.Groups);
            value.Set("groups", groups);
            run.Build(match.Groups.Length + 3);
            found.Add(value);
        }

        return found;
    }

    public static object? Contains(object?[] arguments, Run run)
    {
        if (arguments[0] is not string text || arguments[1] is null)
        {
            return null;
        }

        return Boxes.Of(arguments[1] is string part
            ? text.Contains(part, StringComparison.Ordinal)
            : First(arguments[1], text, run) is not null);
    }

    public static object? Replace(object?[] arguments, Run run)
    {
        if (arguments[0] is not string text)
        {
            return null;
        }

        if (arguments[1] is "")
        {
            throw new JsonataException("D3010", value: "");
        }

        var limit = Limit(arguments[3], "D3011");
        var result = new System.Text.StringBuilder();
        var position = 0;
        var count = 0;
        for (var match = limit > 0 ? First(arguments[1], text, run) : null; match is not null && count < limit; match = match.Next())
        {
            var replacement = arguments[2] switch
            {
                string template when arguments[1] is string => template,
                string template => Filled(template, match),
                FunctionValue function => function.Invoke([match.ToValue()], null, run) as string ?? throw new JsonataException("D3012"),
                _ => "",
            };
            run.Build(replacement.Length + match.Start - position);
            result.Append(text, position, match.Start - position).Append(replacement);
            position = match.Start + match.Text.Length;
            count++;
        }

        return count == 0 ? text : result.Append(text, position, text.Length - position).ToString();
    }

    public static object? Split(object?[] arguments, Run run)
    {
        if (arguments[0] is not string text)
        {
            return null;
        }

        var limit = Limit(arguments[2], "D3020");
        limit = arguments[1] is string ? Math.Floor(limit) : limit;
        var parts = new ArrayValue();
        if (arguments[1] is string { Length: 0 })
        {
            run.Build(text.Length);
            for (var at = 0; at < text.Length && parts.Count < limit; at++)
            {
                parts.Add(text[at].ToString());
            }

            return parts;
        }

        var start = 0;
        for (var match = limit > 0 ? First(arguments[1], text, run) : null; match is not null && parts.Count < limit; match = match.Next())
        {
            run.Build(1);
            parts.Add(text[start..match.Start]);
            start = match.End;
        }

        if (parts.Count < limit)
        {
            parts.Add(text[start..]);
        }

        return parts;
    }

    private static double Limit(object? argument, string code) => argument switch
    {
        double limit when limit < 0 => throw new JsonataException(code, value: JsNumber.Format(limit)),
        double limit => limit,
        _ => double.PositiveInfinity,
    };

    private static RegexMatch? First(object? pattern, string text, Run run) => pattern switch
    {
        string part => Find(text, part, 0, run),
        RegexValue regex => regex.Find(text, 0, run),
        FunctionValue matcher => Answer(matcher.Invoke([text], null, run), run),
        _ => null,
    };

    private static RegexMatch? Find(string text, string part, int from, Run run)
    {
        run.Step();
        var at = text.IndexOf(part, from, StringComparison.Ordinal);
        return at < 0 ? null : new RegexMatch(part, at, at + part.Length, [], () => Find(text, part, at + part.Length, run));
    }

    /// <summary>What a function that acts as a matcher answers: {match, start, end, groups, next} or nothing.</summary>
    private static RegexMatch? Answer(object? value, Run run)
    {
        run.Step();
        if (value is null or NullValue or false)
        {
            return null;
        }

        return value is ObjectValue members
            && members.Get("match") is string text && members.Get("start") is double start && members.Get("end") is double end
            && members.Get("groups") is ArrayValue groups && members.Get("next") is FunctionValue next
            ? new RegexMatch(text, (int)start, (int)end, groups.Items.ToArray(), () => Answer(next.Invoke([], null, run), run))
            : throw new JsonataException("T1010");
    }

    /// <summary>$0 is the match, $1 the first group and so on (as many digits as there may be groups), $$ a dollar sign.</summary>
    private static string Filled(string template, RegexMatch match)
    {
        var result = new System.Text.StringBuilder();
        var at = 0;
        while (at < template.Length)
        {
            var dollar = template.IndexOf('$', at);
            if (dollar < 0)
            {
                break;
            }

            result.Append(template, at, dollar - at);
            at = dollar + 1;
            if (at < template.Length && template[at] == '$')
            {
                result.Append('$');
                at++;
            }
            else if (at < template.Length && template[at] == '0')
            {
                result.Append(match.Text);
                at++;
            }
            else if (GroupNumber(template, at, match.Groups.Length) is var (number, digits) && digits > 0)
            {
                result.Append(number >= 1 && number <= match.Groups.Length ? match.Groups[number - 1] as string : null);
                at += digits;
            }
            else
            {
                result.Append('$');
            }
        }

        return result.Append(template, at, template.Length - at).ToString();
    }

    private static (int Number, int Digits) GroupNumber(string template, int at, int groups)
    {
        var most = Numeric.Text(Math.Max(groups, 1)).Length;
        var number = 0;
        var digits = 0;
        while (digits < most && at + digits < template.Length && char.IsAsciiDigit(template[at + digits]))
        {
            number = (number * 10) + (template[at + digits++] - '0');
        }

        return digits > 1 && number > groups ? (number / 10, digits - 1) : (number, digits);
    }
}
