using System.Buffers;
using System.Globalization;
using System.Text;

using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Syntax;

/// <summary>Cuts an expression into tokens, on demand, as whether / divides or begins a regular expression depends on the place.</summary>
internal sealed class Tokenizer(string source)
{
    private static readonly SearchValues<char> s_endOfName = SearchValues.Create(" \t\n\r\v.[]{}(),@#;:?+-*/%|=<>^&!~");
    private static readonly string[] s_longOperators = ["..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??"];
    private int _at;

    /// <summary>Where the next token is looked for.</summary>
    public int Position => _at;

    /// <summary>Reads the next token.</summary>
    /// <param name="operand">Whether an operand may begin here, so that / begins a regular expression.</param>
    public Token Next(bool operand)
    {
        SkipSpaceAndComments();
        if (_at >= source.Length)
        {
            return new Token(TokenKind.End, "(end)", null, source.Length);
        }

        var first = source[_at];
        if (first == '/' && operand)
        {
            _at++;
            return Regex();
        }

        foreach (var symbol in s_longOperators)
        {
            if (source.AsSpan(_at).StartsWith(symbol, StringComparison.Ordinal))
            {
                _at += 2;
                return new Token(TokenKind.Operator, symbol, null, _at);
            }
        }

        if (first is not (' ' or '\t' or '\n' or '\r' or '\v') && s_endOfName.Contains(first))
        {
            _at++;
            return new Token(TokenKind.Operator, first.ToString(), null, _at);
        }

        return first switch
        {
            '"' or '\'' => String(first),
            >= '0' and <= '9' => Number(),
            '`' => QuotedName(),
            _ => Name(),
        };
    }

    private void SkipSpaceAndComments()
    {
        while (_at < source.Length)
        {
            if (source[_at] is ' ' or '\t' or '\n' or '\r' or '\v')
            {
                _at++;
            }
            else if (source[_at] == '/' && _at + 1 < source.Length && source[_at + 1] == '*')
            {
                var start = _at;
                var end = source.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    throw new JsonataException("S0106", start);
                }

                _at = end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private Token String(char quote)
    {
        var text = new StringBuilder();
        _at++;
        while (_at < source.Length)
        {
            var character = source[_at];
            if (character == '\\')
            {
                _at++;
                text.Append(Escaped());
            }
            else if (character == quote)
            {
                _at++;
                return new Token(TokenKind.String, text.ToString(), null, _at);
            }
            else
            {
                text.Append(character);
            }

            _at++;
        }

        throw new JsonataException("S0101", _at);
    }

    private char Escaped()
    {
        var code = _at < source.Length ? source[_at] : '\0';
        switch (code)
        {
            case '"' or '\\' or '/':
                return code;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                if (_at + 4 < source.Length
                    && ushort.TryParse(source.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
                {
                    _at += 4;
                    return (char)unit;
                }

                throw new JsonataException("S0104", _at);
            default:
                throw new JsonataException("S0103", _at, code == '\0' ? "" : code.ToString());
        }
    }

    private Token Number()
    {
        var start = _at;
        if (source[_at] == '0')
        {
            _at++;
        }
        else
        {
            Digits();
        }

        if (_at + 1 < source.Length && source[_at] == '.' && char.IsAsciiDigit(source[_at + 1]))
        {
            _at++;
            Digits();
        }

        if (_at < source.Length && source[_at] is 'e' or 'E')
        {
            var mark = _at++;
            if (_at < source.Length && source[_at] is '+' or '-')
            {
                _at++;
            }

            if (_at < source.Length && char.IsAsciiDigit(source[_at]))
            {
                Digits();
            }
            else
            {
                _at = mark;
            }
        }

        var text = source[start.._at];
        var number = double.Parse(text, CultureInfo.InvariantCulture);
        return double.IsFinite(number)
            ? new Token(TokenKind.Number, text, Boxes.Of(number), _at)
            : throw new JsonataException("S0102", start, text);
    }

    private void Digits()
    {
        while (_at < source.Length && char.IsAsciiDigit(source[_at]))
        {
            _at++;
        }
    }

    private Token QuotedName()
    {
        var end = source.IndexOf('`', _at + 1);
        if (end < 0)
        {
            throw new JsonataException("S0105", source.Length);
        }

        var name = source[(_at + 1)..end];
        _at = end + 1;
        return new Token(TokenKind.Name, name, null, _at);
    }

    private Token Name()
    {
        var length = source.AsSpan(_at).IndexOfAny(s_endOfName);
        var word = length < 0 ? source[_at..] : source.Substring(_at, length);
        _at += word.Length;
        return word switch
        {
            ['$', .. var variable] => new Token(TokenKind.Variable, variable, null, _at),
            "and" or "or" or "in" => new Token(TokenKind.Operator, word, null, _at),
            "true" => new Token(TokenKind.Literal, word, Boxes.True, _at),
            "false" => new Token(TokenKind.Literal, word, Boxes.False, _at),
            "null" => new Token(TokenKind.Literal, word, NullValue.Instance, _at),
            _ => new Token(TokenKind.Name, word, null, _at),
        };
    }

    /// <summary>A regular expression up to the / that no backslash or bracket hides, and its flags i and m.</summary>
    private Token Regex()
    {
        var start = _at;
        var depth = 0;
        while (_at < source.Length)
        {
            var character = source[_at];
            var hidden = source[_at - 1] == '\\';
            if (character == '/' && !hidden && depth == 0)
            {
                var pattern = source[start.._at];
                if (pattern.Length == 0)
                {
                    throw new JsonataException("S0301", _at);
                }

                _at++;
                var flags = _at;
                while (_at < source.Length && source[_at] is 'i' or 'm')
                {
                    _at++;
                }

                return new Token(TokenKind.Regex, pattern, source[flags.._at], _at);
            }

            if (character is '(' or '[' or '{' && !hidden)
            {
                depth++;
            }
            else if (character is ')' or ']' or '}' && !hidden)
            {
                depth--;
            }

            _at++;
        }

        throw new JsonataException("S0302", _at);
    }
}
