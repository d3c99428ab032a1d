using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ProtectedJobs.Cli.AwsCommands.Values;

/// <summary>Reads JSON a person typed: the last of two equal names counts, and a fault says what was expected at which column.</summary>
/// <remarks>Its own reader, as faults are told in the AWS CLI's words; requests are small.</remarks>
internal sealed class JsonText
{
    private const int MaximumDepth = 500;
    private readonly string _text;
    private int _at;
    private int _depth;

    private JsonText(string text) => _text = text;

    private bool AtEnd => _at >= _text.Length;

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonFault">It is not JSON.</exception>
    public static JsonNode? Parse(string text)
    {
        var reader = new JsonText(text);
        reader.SkipSpace();
        var value = reader.Value();
        reader.SkipSpace();
        return reader.AtEnd ? value : throw reader.Fault("Extra data", reader._at);
    }

    private JsonNode? Value()
    {
        if (++_depth > MaximumDepth)
        {
            throw Fault("Nested too deeply", _at);
        }

        var value = AtEnd ? throw Fault("Expecting value", _at) : _text[_at] switch
        {
            '"' => JsonValue.Create(Text()),
            '{' => Object(),
            '[' => List(),
            _ => Word(),
        };
        _depth--;
        return value;
    }

    private JsonNode? Word()
    {
        foreach (var (word, value) in (ReadOnlySpan<(string, bool?)>)[("null", null), ("true", true), ("false", false)])
        {
            if (string.CompareOrdinal(_text, _at, word, 0, word.Length) == 0)
            {
                _at += word.Length;
                return value is { } flag ? JsonValue.Create(flag) : null;
            }
        }

        var end = NumberEnd();
        if (end == _at)
        {
            throw Fault("Expecting value", _at);
        }

        var number = JsonNode.Parse(_text[_at..end]);
        _at = end;
        return number;
    }

    // -?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?; what follows it is the caller's fault to find.
    private int NumberEnd()
    {
        var at = _at < _text.Length && _text[_at] == '-' ? _at + 1 : _at;
        var whole = Digits(at);
        if (whole == at)
        {
            return _at;
        }

        var end = _text[at] == '0' ? at + 1 : whole;
        if (end < _text.Length && _text[end] == '.' && Digits(end + 1) is var fraction && fraction > end + 1)
        {
            end = fraction;
        }

        if (end < _text.Length && _text[end] is 'e' or 'E')
        {
            var sign = end + 1 < _text.Length && _text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            end = Digits(sign) is var exponent && exponent > sign ? exponent : end;
        }

        return end;
    }

    private int Digits(int at)
    {
        while (at < _text.Length && char.IsAsciiDigit(_text[at]))
        {
            at++;
        }

        return at;
    }

    private JsonArray List()
    {
        var list = new JsonArray();
        _at++;
        SkipSpace();
        if (TryTake(']'))
        {
            return list;
        }

        while (true)
        {
            list.Add(Value());
            SkipSpace();
            if (TryTake(']'))
            {
                return list;
            }

            Take(',', "Expecting ',' delimiter");
            SkipSpace();
        }
    }

    private JsonObject Object()
    {
        var members = new JsonObject();
        _at++;
        SkipSpace();
        if (TryTake('}'))
        {
            return members;
        }

        while (true)
        {
            if (AtEnd || _text[_at] != '"')
            {
                throw Fault("Expecting property name enclosed in double quotes", _at);
            }

            var name = Text();
            SkipSpace();
            Take(':', "Expecting ':' delimiter");
            SkipSpace();
            members[name] = Value();
            SkipSpace();
            if (TryTake('}'))
            {
                return members;
            }

            Take(',', "Expecting ',' delimiter");
            SkipSpace();
        }
    }

    private string Text()
    {
        var begin = _at++;
        var text = new StringBuilder();
        while (true)
        {
            if (AtEnd)
            {
                throw Fault("Unterminated string starting at", begin);
            }

            var c = _text[_at++];
            switch (c)
            {
                case '"':
                    return text.ToString();
                case '\\':
                    text.Append(Escaped(begin));
                    break;
                case < ' ':
                    throw Fault("Invalid control character at", _at - 1);
                default:
                    text.Append(c);
                    break;
            }
        }
    }

    private char Escaped(int begin)
    {
        if (AtEnd)
        {
            throw Fault("Unterminated string starting at", begin);
        }

        var c = _text[_at++];
        if (c == 'u')
        {
            if (_at + 4 <= _text.Length
                && ushort.TryParse(_text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                _at += 4;
                return (char)unit;
            }

            throw Fault("Invalid \\uXXXX escape", _at - 1);
        }

        return c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Fault("Invalid \\escape", _at - 2),
        };
    }

    private void SkipSpace()
    {
        while (!AtEnd && _text[_at] is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private bool TryTake(char wanted)
    {
        if (AtEnd || _text[_at] != wanted)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Take(char wanted, string otherwise)
    {
        if (!TryTake(wanted))
        {
            throw Fault(otherwise, _at);
        }
    }

    private JsonFault Fault(string message, int at)
    {
        var before = _text.AsSpan(0, at);
        return new JsonFault(string.Create(
            CultureInfo.InvariantCulture,
            $"{message}: line {before.Count('\n') + 1} column {at - before.LastIndexOf('\n')} (char {at})"));
    }
}
