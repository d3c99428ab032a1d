using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>
/// A function's signature such as <c>&lt;s-nn?:s&gt;</c>: s(tring) n(umber) b(oolean) nul(l) o(bject) a(rray) f(unction) j(SON) x (any),
/// (choices), a&lt;items&gt;; behind a type - takes the context where the argument is absent, ? makes it optional, + takes one or more.
/// What is declared of the result is not checked.
/// </summary>
internal sealed class Signature
{
    private readonly Parameter[] _parameters;

    private Signature(Parameter[] parameters)
    {
        _parameters = parameters;
    }

    /// <summary>Reads a signature.</summary>
    /// <param name="text">From &lt; to &gt;.</param>
    /// <param name="position">Where it begins in the expression, for errors.</param>
    public static Signature Parse(string text, int position)
    {
        var parameters = new List<Parameter>();
        var at = 1;
        while (at < text.Length && text[at] != ':')
        {
            var symbol = text[at];
            var previous = parameters.Count == 0 ? null : parameters[^1];
            switch (symbol)
            {
                case '-' when previous is not null:
                    parameters[^1] = previous with { FromContext = true, Least = 0 };
                    break;
                case '?' when previous is not null:
                    parameters[^1] = previous with { Least = 0 };
                    break;
                case '+' when previous is not null:
                    parameters[^1] = previous with { Most = int.MaxValue };
                    break;
                case '(':
                    var end = Closing(text, at, '(', ')');
                    var choice = text[(at + 1)..end];
                    if (choice.Contains('<', StringComparison.Ordinal))
                    {
                        throw new JsonataException("S0402", position + at, value: choice);
                    }

                    parameters.Add(new Parameter(choice.Aggregate(ValueKinds.Missing, (kinds, letter) => kinds | Parameter.KindsOf(letter)), IsArray: false));
                    at = end;
                    break;
                case '<':
                    if (previous is null || !(previous.IsArray || previous.Accepts == ValueKinds.Function))
                    {
                        throw new JsonataException("S0401", position + at, value: at > 0 ? text[at - 1].ToString() : null);
                    }

                    var close = Closing(text, at, '<', '>');
                    parameters[^1] = previous with { Items = previous.IsArray ? text[(at + 1)..close] : null };
                    at = close;
                    break;
                case 's' or 'n' or 'b' or 'l' or 'o' or 'j' or 'x':
                    parameters.Add(new Parameter(Parameter.KindsOf(symbol) | ValueKinds.Missing, IsArray: false));
                    break;
                case 'a':
                    parameters.Add(new Parameter(ValueKinds.Any | ValueKinds.Missing, IsArray: true));
                    break;
                case 'f':
                    parameters.Add(new Parameter(ValueKinds.Function, IsArray: false));
                    break;
            }

            at++;
        }

        return new Signature([.. parameters]);
    }

    /// <summary>The arguments as the function takes them: one for each parameter, the context put in, single values made arrays.</summary>
    /// <exception cref="JsonataException">T0410, T0411 or T0412.</exception>
    public object?[] Fit(object?[] arguments, object? context)
    {
        if (arguments.Length == _parameters.Length)
        {
            var fits = true;
            for (var at = 0; at < arguments.Length && fits; at++)
            {
                fits = (_parameters[at].Accepts & Kind.Of(arguments[at])) != 0;
            }

            if (fits)
            {
                for (var at = 0; at < arguments.Length; at++)
                {
                    arguments[at] = _parameters[at].Take(arguments[at], at);
                }

                return arguments;
            }
        }

        var counts = new int[_parameters.Length];
        return Match(arguments, 0, 0, counts, [])
            ? Distribute(arguments, context, counts)
            : throw Mismatch(arguments);
    }

    private static int Closing(string text, int from, char open, char close)
    {
        var depth = 0;
        for (var at = from; at < text.Length; at++)
        {
            depth += text[at] == open ? 1 : text[at] == close ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return text.Length - 1;
    }

    /// <summary>
    /// How many arguments each parameter takes: as many as it can, given that the rest must fit too.
    /// What was seen to fail is remembered, so that a signature of many optional parameters costs no more than its length.
    /// </summary>
    private bool Match(object?[] arguments, int parameter, int argument, int[] counts, HashSet<(int, int)> failed)
    {
        if (parameter == counts.Length)
        {
            return argument == arguments.Length || counts.Length < _parameters.Length;
        }

        if (failed.Contains((parameter, argument)))
        {
            return false;
        }

        for (var count = Fitting(arguments, parameter, argument); count >= _parameters[parameter].Least; count--)
        {
            counts[parameter] = count;
            if (Match(arguments, parameter + 1, argument + count, counts, failed))
            {
                return true;
            }
        }

        failed.Add((parameter, argument));
        return false;
    }

    private int Fitting(object?[] arguments, int parameter, int argument)
    {
        var wanted = _parameters[parameter];
        var count = 0;
        while (count < wanted.Most && argument + count < arguments.Length && (wanted.Accepts & Kind.Of(arguments[argument + count])) != 0)
        {
            count++;
        }

        return count;
    }

    private object?[] Distribute(object?[] arguments, object? context, int[] counts)
    {
        var values = new List<object?>(_parameters.Length);
        var next = 0;
        for (var at = 0; at < _parameters.Length; at++)
        {
            var parameter = _parameters[at];
            if (counts[at] == 0)
            {
                if (parameter.FromContext)
                {
                    var value = context is ArrayValue { IsWrapper: true } wrapper ? wrapper[0] : context;
                    values.Add((parameter.Accepts & Kind.Of(value)) != 0
                        ? value
                        : throw new JsonataException("T0411", value: Describe.Value(value), detail: Numeric.Text(next + 1)));
                }
                else
                {
                    values.Add(null);
                }
            }

            for (var taken = 0; taken < counts[at]; taken++)
            {
                values.Add(parameter.Take(arguments[next], next));
                next++;
            }
        }

        return [.. values];
    }

    /// <summary>The error names the first argument up to which no beginning of the parameters fits.</summary>
    private JsonataException Mismatch(object?[] arguments)
    {
        var good = 0;
        for (var used = 1; used < _parameters.Length; used++)
        {
            var counts = new int[used];
            if (!Match(arguments, 0, 0, counts, []))
            {
                break;
            }

            good = counts.Sum();
        }

        return new JsonataException(
            "T0410", value: Describe.Value(good < arguments.Length ? arguments[good] : null), detail: Numeric.Text(good + 1));
    }
}
