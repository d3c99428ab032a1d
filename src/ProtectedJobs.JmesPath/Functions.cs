using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProtectedJobs.JmesPath;

/// <summary>The built-in functions, each with the types it takes.</summary>
internal static class Functions
{
    private static readonly JsonWriterOptions s_compact =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly Dictionary<string, Signature> s_all = new(StringComparer.Ordinal)
    {
        ["abs"] = new(["number"], a => Keep(a[0], Math.Abs)),
        ["avg"] = new(["array-number"], a => Items(a[0]).Count == 0
            ? JmesValue.Null
            : JmesValue.NumberValue.Fraction(Items(a[0]).Average(Number))),
        ["ceil"] = new(["number"], a => JmesValue.NumberValue.Integer(Math.Ceiling(Number(a[0])))),
        ["contains"] = new(["array|string", "any"], a => JmesValue.Of(a[0] is JmesValue.StringValue { Value: var text }
            ? a[1] is JmesValue.StringValue { Value: var part } && text.Contains(part, StringComparison.Ordinal)
            : Items(a[0]).Any(item => item.SameAs(a[1])))),
        ["ends_with"] = new(["string", "string"], a => JmesValue.Of(Text(a[0]).EndsWith(Text(a[1]), StringComparison.Ordinal))),
        ["floor"] = new(["number"], a => JmesValue.NumberValue.Integer(Math.Floor(Number(a[0])))),
        ["join"] = new(["string", "array-string"], a => new JmesValue.StringValue(string.Join(Text(a[0]), Items(a[1]).Select(Text)))),
        ["keys"] = new(["object"], a => Array(Members(a[0]).Select(m => (JmesValue)new JmesValue.StringValue(m.Key)))),
        ["length"] = new(["array|object|string"], a => JmesValue.NumberValue.Integer(a[0] switch
        {
            JmesValue.StringValue { Value: var text } => text.EnumerateRunes().Count(),
            JmesValue.ObjectValue o => o.Members.Count,
            _ => Items(a[0]).Count,
        })),
        ["map"] = new(["expression", "array"], a => Array(Items(a[1]).Select(item => Apply(a[0], item)))),
        ["max"] = new(["array-number|array-string"], a => Best(Items(a[0]), item => item, 1)),
        ["max_by"] = new(["array", "expression"], (a, call) => Best(Items(a[0]), Key(a[1], call), 1)),
        ["merge"] = new(["object"], a => Merge(a), Variadic: true),
        ["min"] = new(["array-number|array-string"], a => Best(Items(a[0]), item => item, -1)),
        ["min_by"] = new(["array", "expression"], (a, call) => Best(Items(a[0]), Key(a[1], call), -1)),
        ["not_null"] = new(["any"], a => a.FirstOrDefault(v => v is not JmesValue.NullValue) ?? JmesValue.Null, Variadic: true),
        ["reverse"] = new(["array|string"], a => a[0] is JmesValue.StringValue { Value: var text }
            ? new JmesValue.StringValue(string.Concat(text.EnumerateRunes().Reverse()))
            : Array(Items(a[0]).Reverse())),
        ["sort"] = new(["array-number|array-string"], a => Sort(Items(a[0]), item => item)),
        ["sort_by"] = new(["array", "expression"], (a, call) => Sort(Items(a[0]), Key(a[1], call))),
        ["starts_with"] = new(["string", "string"], a => JmesValue.Of(Text(a[0]).StartsWith(Text(a[1]), StringComparison.Ordinal))),
        ["sum"] = new(["array-number"], a => Sum(Items(a[0]))),
        ["to_array"] = new(["any"], a => a[0] is JmesValue.ArrayValue ? a[0] : Array([a[0]])),
        ["to_number"] = new(["any"], a => ToNumber(a[0])),
        ["to_string"] = new(["any"], a => a[0] is JmesValue.StringValue ? a[0] : new JmesValue.StringValue(Json(a[0]))),
        ["type"] = new(["any"], a => new JmesValue.StringValue(a[0].TypeName)),
        ["values"] = new(["object"], a => Array(Members(a[0]).Select(m => m.Value))),
    };

    /// <summary>Calls a function.</summary>
    /// <exception cref="JmesPathException">Unknown function, or arguments it does not take.</exception>
    public static JmesValue Call(Node.Call call, IReadOnlyList<JmesValue> arguments)
    {
        if (!s_all.TryGetValue(call.Function, out var function))
        {
            throw new JmesPathException(
                JmesPathErrorKind.UnknownFunction, call.Position, $"Unknown function: {call.Function}()");
        }

        function.Check(call, arguments);
        return function.Run(arguments, call);
    }

    private static double Number(JmesValue value) => ((JmesValue.NumberValue)value).Value;

    private static string Text(JmesValue value) => ((JmesValue.StringValue)value).Value;

    private static IReadOnlyList<JmesValue> Items(JmesValue value) => ((JmesValue.ArrayValue)value).Items;

    private static IReadOnlyList<KeyValuePair<string, JmesValue>> Members(JmesValue value) =>
        ((JmesValue.ObjectValue)value).Members;

    private static JmesValue.ArrayValue Array(IEnumerable<JmesValue> items) => new([.. items]);

    private static JmesValue Apply(JmesValue expression, JmesValue on) =>
        Evaluator.Evaluate(((JmesValue.Reference)expression).Expression, on);

    private static JmesValue.NumberValue Keep(JmesValue value, Func<double, double> change) =>
        value is JmesValue.NumberValue { IsInteger: true, Value: var whole }
            ? JmesValue.NumberValue.Integer(change(whole))
            : JmesValue.NumberValue.Fraction(change(Number(value)));

    private static JmesValue.NumberValue Sum(IReadOnlyList<JmesValue> items) =>
        items.All(item => item is JmesValue.NumberValue { IsInteger: true })
            ? JmesValue.NumberValue.Integer(items.Sum(Number))
            : JmesValue.NumberValue.Fraction(items.Sum(Number));

    private static JmesValue.ObjectValue Merge(IReadOnlyList<JmesValue> objects)
    {
        var merged = new OrderedDictionary<string, JmesValue>(StringComparer.Ordinal);
        foreach (var (name, value) in objects.SelectMany(Members))
        {
            merged[name] = value;
        }

        return new([.. merged]);
    }

    private static JmesValue ToNumber(JmesValue value)
    {
        switch (value)
        {
            case JmesValue.NumberValue:
                return value;
            case JmesValue.StringValue { Value: var text }
                when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
                return text.AsSpan().ContainsAny('.', 'e', 'E')
                    ? JmesValue.NumberValue.Fraction(number)
                    : JmesValue.NumberValue.Integer(number);
            default:
                return JmesValue.Null;
        }
    }

    private static string Json(JmesValue value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_compact))
        {
            value.Write(writer);
        }

        return Ascii(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>Characters beyond ASCII are escaped, as the AWS CLI's <c>to_string</c> has always written them.</summary>
    private static string Ascii(string json)
    {
        if (System.Text.Ascii.IsValid(json) && !json.Contains('\\', StringComparison.Ordinal))
        {
            return json;
        }

        var text = new StringBuilder(json.Length);
        for (var at = 0; at < json.Length; at++)
        {
            if (json[at] == '\\')
            {
                // The writer's own escapes, with small hexadecimal digits.
                var length = json[at + 1] == 'u' ? 6 : 2;
                text.Append(length == 6 ? json.Substring(at, length).ToLowerInvariant() : json.Substring(at, length));
                at += length - 1;
            }
            else if (json[at] < 0x80)
            {
                text.Append(json[at]);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)json[at]:x4}");
            }
        }

        return text.ToString();
    }

    /// <summary>Reads the key of an element, all keys being numbers or all strings.</summary>
    private static Func<JmesValue, JmesValue> Key(JmesValue expression, Node.Call call)
    {
        string? first = null;
        return item =>
        {
            var key = Apply(expression, item);
            first ??= key.TypeName;
            return key.TypeName == first && first is "number" or "string"
                ? key
                : throw new JmesPathException(
                    JmesPathErrorKind.InvalidType,
                    call.Position,
                    $"{call.Function}() wants keys that are all numbers or all strings, found {key.TypeName}.");
        };
    }

    private static int Compare(JmesValue left, JmesValue right) => left is JmesValue.NumberValue
        ? Number(left).CompareTo(Number(right))
        : CompareRunes(Text(left), Text(right));

    /// <summary>Strings are ordered by code point, which UTF-16 is not above U+FFFF.</summary>
    private static int CompareRunes(string left, string right)
    {
        var (l, r) = (left.EnumerateRunes(), right.EnumerateRunes());
        while (true)
        {
            var (moreLeft, moreRight) = (l.MoveNext(), r.MoveNext());
            if (!moreLeft || !moreRight)
            {
                return moreLeft.CompareTo(moreRight);
            }

            if (l.Current != r.Current)
            {
                return l.Current.CompareTo(r.Current);
            }
        }
    }

    private static JmesValue Best(IReadOnlyList<JmesValue> items, Func<JmesValue, JmesValue> key, int sign)
    {
        var (best, bestKey) = (JmesValue.Null, (JmesValue?)null);
        foreach (var item in items)
        {
            var itemKey = key(item);
            if (bestKey is null || Compare(itemKey, bestKey) * sign > 0)
            {
                (best, bestKey) = (item, itemKey);
            }
        }

        return best;
    }

    private static JmesValue.ArrayValue Sort(IReadOnlyList<JmesValue> items, Func<JmesValue, JmesValue> key) => Array(
        items.Select(item => (Item: item, Key: key(item))).ToList()
            .OrderBy(pair => pair.Key, Comparer<JmesValue>.Create(Compare)).Select(pair => pair.Item));

    /// <summary>A function's parameters (the last may repeat) and what it does.</summary>
    private sealed record Signature(
        string[] Parameters, Func<IReadOnlyList<JmesValue>, Node.Call, JmesValue> Run, bool Variadic = false)
    {
        public Signature(string[] parameters, Func<IReadOnlyList<JmesValue>, JmesValue> run, bool Variadic = false)
            : this(parameters, (arguments, _) => run(arguments), Variadic)
        {
        }

        public void Check(Node.Call call, IReadOnlyList<JmesValue> arguments)
        {
            if (Variadic ? arguments.Count < Parameters.Length : arguments.Count != Parameters.Length)
            {
                throw new JmesPathException(
                    JmesPathErrorKind.InvalidArity,
                    call.Position,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{call.Function}() wants {(Variadic ? "at least " : "")}{Parameters.Length} argument(s), found {arguments.Count}."));
            }

            for (var i = 0; i < arguments.Count; i++)
            {
                var wanted = Parameters[Math.Min(i, Parameters.Length - 1)];
                if (!wanted.Split('|').Any(type => Fits(type, arguments[i])))
                {
                    throw new JmesPathException(
                        JmesPathErrorKind.InvalidType,
                        call.Position,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{call.Function}() wants {wanted} as argument {i + 1}, found {arguments[i].TypeName}."));
                }
            }
        }

        private static bool Fits(string type, JmesValue value) => type switch
        {
            "any" => value is not JmesValue.Reference,
            "array-number" or "array-string" => value is JmesValue.ArrayValue array
                && array.Items.All(item => item.TypeName == type["array-".Length..]),
            _ => value.TypeName == type,
        };
    }
}
