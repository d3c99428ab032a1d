using System.Globalization;
using System.Text;
using LocalCloud.Asl.Intrinsics;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Paths;

namespace LocalCloud.Asl.Queries;

/// <summary>Reads what may stand in a field <c>name.$</c>: a path or a call of an intrinsic function.</summary>
internal sealed class IntrinsicParser(string text)
{
    private const int MaximumDepth = 10;

    private int _at;
    private int _depth;

    /// <summary>Compiles a path or a call.</summary>
    /// <exception cref="PathSyntaxException">It is neither.</exception>
    public static Expression Compile(string text)
    {
        if (text.StartsWith('$'))
        {
            return new PathExpression(JsonPath.Compile(text));
        }

        var parser = new IntrinsicParser(text.Trim());
        var call = parser.ParseCall();
        return parser._at == parser.Length ? call : throw parser.Fault("Unexpected text after the call");
    }

    private int Length => text.Length;

    private IntrinsicExpression ParseCall()
    {
        if (++_depth > MaximumDepth)
        {
            throw Fault($"Calls nest deeper than {MaximumDepth}");
        }

        var from = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '.'))
        {
            _at++;
        }

        var name = text[from.._at];
        var function = IntrinsicFunction.Find(name) ?? throw Fault($"Unknown intrinsic function '{name}'");
        SkipBlanks();
        if (!Take('('))
        {
            throw Fault("Expected '('");
        }

        var arguments = new List<Expression>();
        SkipBlanks();
        if (!Take(')'))
        {
            do
            {
                SkipBlanks();
                arguments.Add(ParseArgument(function.KeepsEscapes));
                SkipBlanks();
            }
            while (Take(','));

            if (!Take(')'))
            {
                throw Fault("Expected ',' or ')'");
            }
        }

        _depth--;
        return function.Takes(arguments.Count)
            ? new IntrinsicExpression(text[from.._at], function, [.. arguments])
            : throw Fault($"{name} does not take {arguments.Count} argument(s)");
    }

    private Expression ParseArgument(bool keepsEscapes)
    {
        if (_at == text.Length)
        {
            throw Fault("Expected an argument");
        }

        switch (text[_at])
        {
            case '\'':
                return new ConstantExpression(JsonValue.Of(ParseText(keepsEscapes)));
            case '$':
                var path = new PathParser(text, _at);
                var compiled = path.ParsePrefix();
                _at = path.End;
                return new PathExpression(compiled);
            case 'S':
                return ParseCall();
            default:
                return new ConstantExpression(ParseWord());
        }
    }

    /// <summary>A text in single quotes; what is escaped for Format stays so, since Format undoes it itself.</summary>
    private string ParseText(bool keepsEscapes)
    {
        _at++;
        var result = new StringBuilder();
        while (_at < text.Length && text[_at] != '\'')
        {
            if (text[_at] == '\\' && _at + 1 < text.Length && text[_at + 1] is '\\' or '\'' or '{' or '}')
            {
                result.Append(keepsEscapes ? "\\" : "");
                _at++;
            }

            result.Append(text[_at++]);
        }

        if (_at == text.Length)
        {
            throw Fault("A text is not closed");
        }

        _at++;
        return result.ToString();
    }

    private JsonValue ParseWord()
    {
        var from = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '-' or '+' or '.'))
        {
            _at++;
        }

        var word = text[from.._at];
        return word switch
        {
            "null" => JsonNull.Instance,
            "true" => JsonBoolean.True,
            "false" => JsonBoolean.False,
            _ when long.TryParse(word, CultureInfo.InvariantCulture, out var whole) => JsonValue.Of(whole),
            _ => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number)
                    ? JsonValue.Of(number)
                    : throw Fault($"'{word}' is no argument"),
        };
    }

    private bool Take(char wanted)
    {
        if (_at == text.Length || text[_at] != wanted)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private PathSyntaxException Fault(string words) => new($"{words} in '{text}'");
}
