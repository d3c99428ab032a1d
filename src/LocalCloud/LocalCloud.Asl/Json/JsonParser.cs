using System.Globalization;
using System.Text;

namespace LocalCloud.Asl.Json;

/// <summary>Reads one JSON text, strictly; of a name written twice in an object the later value counts.</summary>
internal sealed class JsonParser(string text)
{
    private int _at;
    private int _depth;

    public JsonValue ParseDocument()
    {
        SkipWhiteSpace();
        if (_at == text.Length)
        {
            throw Fault("No content to map due to end-of-input");
        }

        var value = ParseValue();
        SkipWhiteSpace();
        if (_at < text.Length)
        {
            throw char.IsLetterOrDigit(text[_at]) ? JsonFault.OfToken(text, _at) : JsonFault.OfCharacter(text, _at, "expected end of input");
        }

        return value;
    }

    private JsonValue ParseValue()
    {
        if (_at == text.Length)
        {
            throw Fault("Unexpected end-of-input: expected a value");
        }

        switch (text[_at])
        {
            case '{':
                return ParseObject();
            case '[':
                return ParseArray();
            case '"':
                return new JsonString(ParseText());
            case '-' or (>= '0' and <= '9'):
                return ParseNumber();
            case 't' when TakeWord("true"):
                return JsonBoolean.True;
            case 'f' when TakeWord("false"):
                return JsonBoolean.False;
            case 'n' when TakeWord("null"):
                return JsonNull.Instance;
            case var other:
                throw char.IsLetter(other) || other is '_' or '$'
                    ? JsonFault.OfToken(text, _at)
                    : JsonFault.OfCharacter(text, _at, "expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')");
        }
    }

    private JsonObject ParseObject()
    {
        Enter();
        if (TakeClose('}'))
        {
            return new JsonObject([], []);
        }

        var members = new JsonObjectBuilder();
        while (true)
        {
            SkipWhiteSpace();
            Expect('"', "was expecting double-quote to start field name", "Object entries");
            var name = ParseText();
            SkipWhiteSpace();
            Expect(':', "was expecting a colon to separate field name and value", "Object entries");
            _at++;
            SkipWhiteSpace();
            members.Set(name, ParseValue());
            SkipWhiteSpace();
            if (TakeClose('}'))
            {
                return members.Build();
            }

            Expect(',', "was expecting comma to separate Object entries", "Object entries");
            _at++;
        }
    }

    private JsonArray ParseArray()
    {
        Enter();
        if (TakeClose(']'))
        {
            return new JsonArray([]);
        }

        var items = new List<JsonValue>();
        while (true)
        {
            SkipWhiteSpace();
            items.Add(ParseValue());
            SkipWhiteSpace();
            if (TakeClose(']'))
            {
                return new JsonArray(items.ToArray());
            }

            Expect(',', "was expecting comma to separate Array entries", "Array entries");
            _at++;
        }
    }

    private void Enter()
    {
        _at++;
        if (++_depth > JsonValue.MaximumDepth)
        {
            throw Fault($"Document nesting depth exceeds the maximum allowed ({JsonValue.MaximumDepth})");
        }

        SkipWhiteSpace();
    }

    private bool TakeClose(char close)
    {
        if (_at < text.Length && text[_at] == close)
        {
            _at++;
            _depth--;
            return true;
        }

        return false;
    }

    private JsonNumber ParseNumber()
    {
        var start = _at;
        if (text[_at] == '-')
        {
            _at++;
        }

        var firstDigit = _at;
        TakeDigits();
        if (_at - firstDigit > 1 && text[firstDigit] == '0')
        {
            throw Fault("Invalid numeric value: Leading zeroes not allowed");
        }

        if (_at < text.Length && text[_at] == '.')
        {
            _at++;
            TakeDigits();
        }

        if (_at < text.Length && text[_at] is 'e' or 'E')
        {
            _at++;
            if (_at < text.Length && text[_at] is '+' or '-')
            {
                _at++;
            }

            TakeDigits();
        }

        return new JsonNumber(text[start.._at]);
    }

    private void TakeDigits()
    {
        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        if (_at == start)
        {
            throw _at == text.Length
                ? Fault("Unexpected end-of-input: expected a digit")
                : JsonFault.OfCharacter(text, _at, "Expected a digit");
        }
    }

    private string ParseText()
    {
        var start = ++_at;
        while (_at < text.Length && text[_at] is not ('"' or '\\' or < ' '))
        {
            _at++;
        }

        if (_at < text.Length && text[_at] == '"')
        {
            return text[start.._at++];
        }

        var builder = new StringBuilder().Append(text, start, _at - start);
        while (_at < text.Length && text[_at] != '"')
        {
            var next = text[_at++];
            if (next < ' ')
            {
                _at--;
                throw Fault($"Illegal unquoted character ((CTRL-CHAR, code {(int)next})): "
                    + "has to be escaped using backslash to be included in string value");
            }

            builder.Append(next == '\\' ? ParseEscape() : next);
        }

        if (_at == text.Length)
        {
            throw Fault("Unexpected end-of-input: was expecting closing quote for a string value");
        }

        _at++;
        return builder.ToString();
    }

    private char ParseEscape()
    {
        if (_at == text.Length)
        {
            throw Fault("Unexpected end-of-input in character escape sequence");
        }

        switch (text[_at++])
        {
            case '"': return '"';
            case '\\': return '\\';
            case '/': return '/';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _at + 4 <= text.Length && ushort.TryParse(
                text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            case var other:
                _at--;
                throw Fault($"Unrecognized character escape '{other}' (code {(int)other})");
        }
    }

    private void Expect(char wanted, string words, string between)
    {
        if (_at == text.Length)
        {
            throw Fault($"Unexpected end-of-input within/between {between}");
        }

        if (text[_at] != wanted)
        {
            throw JsonFault.OfCharacter(text, _at, words);
        }
    }

    private bool TakeWord(string word)
    {
        var end = _at + word.Length;
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0
            || JsonFault.TokenEnd(text, end) > end)
        {
            return false;
        }

        _at = end;
        return true;
    }

    private void SkipWhiteSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private JsonSyntaxException Fault(string words) => JsonFault.At(text, _at, words);
}
