using System.Globalization;
using System.Text.Json;

namespace ProtectedJobs.JmesPath;

/// <summary>Cuts an expression into words.</summary>
internal static class Lexer
{
    private static readonly (string Text, TokenKind Kind)[] s_symbols =
    [
        ("[?", TokenKind.FilterOpen), ("[]", TokenKind.FlattenPair), ("||", TokenKind.Or), ("&&", TokenKind.And),
        ("==", TokenKind.Equal), ("!=", TokenKind.NotEqual), ("<=", TokenKind.LessOrEqual),
        (">=", TokenKind.GreaterOrEqual), ("[", TokenKind.LeftBracket), ("]", TokenKind.RightBracket),
        ("{", TokenKind.LeftBrace), ("}", TokenKind.RightBrace), ("(", TokenKind.LeftParenthesis),
        (")", TokenKind.RightParenthesis), (".", TokenKind.Dot), (",", TokenKind.Comma), (":", TokenKind.Colon),
        ("*", TokenKind.Star), ("@", TokenKind.At), ("&", TokenKind.Ampersand), ("|", TokenKind.Pipe),
        ("!", TokenKind.Not), ("<", TokenKind.Less), (">", TokenKind.Greater),
    ];

    public static List<Token> Cut(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t' or '\r' or '\n')
            {
                at++;
                continue;
            }

            var token = Next(text, at, out var end);
            tokens.Add(token);
            at = end;
        }

        tokens.Add(new Token(TokenKind.End, "the end", null, text.Length));
        return tokens;
    }

    private static Token Next(string text, int at, out int end)
    {
        switch (text[at])
        {
            case var c when char.IsAsciiLetter(c) || c == '_':
                end = EndOf(text, at + 1, static d => char.IsAsciiLetterOrDigit(d) || d == '_');
                return new Token(TokenKind.Name, text[at..end], null, at);
            case var c when char.IsAsciiDigit(c) || c == '-':
                end = EndOf(text, at + 1, char.IsAsciiDigit);
                return text[at..end] == "-"
                    ? throw Fault(at, "a number after '-'", "'-' alone")
                    : new Token(TokenKind.Number, text[at..end], null, at);
            case '"':
                end = Close(text, at);
                return new Token(TokenKind.QuotedName, Json(text[at..end], at).GetString()!, null, at);
            case '\'':
                end = Close(text, at);
                return new Token(TokenKind.Literal, text[at..end], new JmesValue.StringValue(Raw(text[(at + 1)..(end - 1)])), at);
            case '`':
                end = Close(text, at);
                var inner = text[(at + 1)..(end - 1)].Replace("\\`", "`", StringComparison.Ordinal);
                return new Token(TokenKind.Literal, text[at..end], Literal(inner, at), at);
            default:
                foreach (var (symbol, kind) in s_symbols)
                {
                    if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0)
                    {
                        end = at + symbol.Length;
                        return new Token(kind, symbol, null, at);
                    }
                }

                throw Fault(at, "a JMESPath expression", text[at] == '=' ? "'=' (equality is '==')" : $"'{text[at]}'");
        }
    }

    private static int EndOf(string text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int Close(string text, int open)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == text[open])
            {
                return at + 1;
            }
        }

        throw Fault(open, $"a closing {text[open]}", "the end");
    }

    /// <summary>In a raw string only the quotation mark is escaped; every other backslash stands for itself.</summary>
    private static string Raw(string inner) => inner.Replace("\\'", "'", StringComparison.Ordinal);

    /// <summary>JSON; what is not JSON is a string without its quotation marks, as the AWS CLI has always taken it.</summary>
    private static JmesValue Literal(string inner, int at)
    {
        try
        {
            return JmesValue.From(Json(inner, at));
        }
        catch (JmesPathException) when (inner.TrimStart() is { Length: > 0 } bare && bare[0] is not ('"' or '[' or '{'))
        {
            return JmesValue.From(Json($"\"{bare}\"", at));
        }
    }

    private static JsonElement Json(string text, int at)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw Fault(at, "valid JSON", string.Create(CultureInfo.InvariantCulture, $"{text}: {e.Message}"));
        }
    }

    private static JmesPathException Fault(int at, string wanted, string found) =>
        new(JmesPathErrorKind.Syntax, at, $"Syntax error at column {at + 1}: wanted {wanted}, found {found}.");
}
