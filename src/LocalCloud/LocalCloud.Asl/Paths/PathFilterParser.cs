using System.Globalization;
using System.Text;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Paths;

/// <summary>Reads the condition between <c>[?(</c> and <c>)]</c>.</summary>
internal sealed class PathFilterParser(string text, int start)
{
    private const int MaximumDepth = 100;

    private int _at = start;
    private int _depth;

    /// <summary>Where the condition ended.</summary>
    public int End => _at;

    public PathFilter Parse()
    {
        if (++_depth > MaximumDepth)
        {
            throw Fault("A filter nests too deep");
        }

        var left = ParseAnd();
        while (Take("||"))
        {
            left = new PathFilter.Or(left, ParseAnd());
        }

        _depth--;
        return left;
    }

    private PathFilter ParseAnd()
    {
        var left = ParseUnary();
        while (Take("&&"))
        {
            left = new PathFilter.And(left, ParseUnary());
        }

        return left;
    }

    private PathFilter ParseUnary()
    {
        var isNegated = false;
        while (Take("!"))
        {
            isNegated = !isNegated;
        }

        var inner = ParseTerm();
        return isNegated ? new PathFilter.Not(inner) : inner;
    }

    private PathFilter ParseTerm()
    {
        if (Take("("))
        {
            var inner = Parse();
            if (!Take(")"))
            {
                throw Fault("Expected ')'");
            }

            return inner;
        }

        var left = ParseOperand();
        if (Take("=~"))
        {
            return ParseOperand() is PathOperand.Literal { Constant: JsonString pattern }
                ? new PathFilter.Match(left, new PathPattern(pattern.Value))
                : throw Fault("Expected a pattern");
        }

        if (PathComparison.At(text.AsSpan(_at)) is not { } comparison)
        {
            return new PathFilter.Exists(left);
        }

        _at += comparison.Sign.Length;
        SkipBlanks();
        return new PathFilter.Compare(left, comparison, ParseOperand());
    }

    private PathOperand ParseOperand()
    {
        SkipBlanks();
        if (_at >= text.Length)
        {
            throw Fault("A filter ends too early");
        }

        switch (text[_at])
        {
            case '@' or '$':
                var path = new PathParser(text, _at);
                var compiled = path.ParsePrefix();
                _at = path.End;
                return new PathOperand.Path(compiled);
            case '\'' or '"':
                return new PathOperand.Literal(JsonValue.Of(ParseDelimited(text[_at])));
            case '/':
                var pattern = ParseDelimited('/');
                return new PathOperand.Literal(JsonValue.Of(Take("i") ? "(?i)" + pattern : pattern));
            case '[':
                return new PathOperand.Literal(ParseArray());
            default:
                return new PathOperand.Literal(ParseWord());
        }
    }

    private JsonArray ParseArray()
    {
        _at++;
        var items = new List<JsonValue>();
        while (!Take("]"))
        {
            if (items.Count > 0 && !Take(","))
            {
                throw Fault("Expected ',' or ']'");
            }

            items.Add(ParseOperand() is PathOperand.Literal literal
                ? literal.Constant
                : throw Fault("An array in a filter has literals only"));
        }

        return new JsonArray(items.ToArray());
    }

    private JsonValue ParseWord()
    {
        var from = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '-' or '+' or '.'))
        {
            _at++;
        }

        var word = text[from.._at];
        return word switch
        {
            "true" => JsonBoolean.True,
            "false" => JsonBoolean.False,
            "null" => JsonNull.Instance,
            _ => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number)
                    ? JsonValue.Of(number)
                    : throw Fault($"Expected a path or a literal at {from}"),
        };
    }

    private string ParseDelimited(char quote)
    {
        _at++;
        var value = new StringBuilder();
        while (_at < text.Length && text[_at] != quote)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length && (quote != '/' || text[_at + 1] == '/'))
            {
                _at++;
            }

            value.Append(text[_at++]);
        }

        if (_at >= text.Length)
        {
            throw Fault($"Missing closing {quote}");
        }

        _at++;
        return value.ToString();
    }

    private bool Take(string wanted)
    {
        SkipBlanks();
        if (string.CompareOrdinal(text, _at, wanted, 0, wanted.Length) != 0
            || (wanted == "!" && _at + 1 < text.Length && text[_at + 1] == '='))
        {
            return false;
        }

        _at += wanted.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private PathSyntaxException Fault(string words) => new($"{words} in '{text}'");
}
