using System.Text;
using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.Values;

namespace ProtectedJobs.Cli.AwsCommands.Shorthand;

/// <summary>Reads shorthand syntax: <c>name=value,list=a,b,other={deep=[x,y]},text="with, comma",script@=file://path</c>.</summary>
/// <remarks>
/// | written | read as |
/// | --- | --- |
/// | <c>k=v</c> | a text; <c>\,</c> is a comma of it |
/// | <c>k=a,b</c> | a list, until a comma is followed by <c>name=</c> |
/// | <c>k=[a,b]</c>, <c>k={n=v}</c> | a list, a structure; both nest |
/// | <c>k="…"</c>, <c>k='…'</c> | a text; a backslash escapes the quotation mark |
/// | <c>k@=file://p</c> | the text of the file |
/// </remarks>
internal sealed class ShorthandText
{
    // The command line is of people; what is deeper would end the process, not the reading.
    private const int MostNested = 100;
    private const string Letters = "-_.#/:+";
    private readonly string _text;
    private int _at;
    private int _nested;

    private ShorthandText(string text) => _text = text;

    private char? Next => _at < _text.Length ? _text[_at] : null;

    /// <summary>Reads a structure.</summary>
    /// <exception cref="ShorthandFault">It is not shorthand.</exception>
    public static JsonObject Parse(string text)
    {
        var reader = new ShorthandText(text);
        var members = new JsonObject();
        reader.Pair(members);
        while (reader.Next is not null)
        {
            reader.Take(',', skipsSpace: true);
            reader.Pair(members);
        }

        return members;
    }

    private void Pair(JsonObject members)
    {
        var begin = _at;
        var key = Key();
        var isFile = TryTake('@');
        Take('=', skipsSpace: true);
        var value = Values();
        if (members.ContainsKey(key))
        {
            throw new ShorthandFault(
                $"Second instance of key \"{key}\" encountered for input:\n{Marked(begin)}\nThis is often because there is a preceding \",\" instead of a space.");
        }

        members[key] = isFile ? Loaded(value) : value;
    }

    private string Key()
    {
        var begin = _at;
        while (Next is { } c && (char.IsAsciiLetterOrDigit(c) || Letters.Contains(c, StringComparison.Ordinal)))
        {
            _at++;
        }

        return _text[begin.._at];
    }

    private JsonNode? Values() => Next switch
    {
        '[' => List(),
        '{' => Structure(),
        null => JsonValue.Create(""),
        _ => Commas(),
    };

    // Whether "a,b" is a list or the end of a value shows only after the next word: one that no comma and no end follows is a name.
    private JsonNode? Commas()
    {
        var first = First();
        SkipSpace();
        if (Next is not ',')
        {
            return JsonValue.Create(first);
        }

        var list = new JsonArray(JsonValue.Create(first));
        while (Next is ',')
        {
            Take(',', skipsSpace: true);
            if (Next is null)
            {
                throw Expected("<second>", "<none>");
            }

            if (Second() is not { } word)
            {
                _at = _text.LastIndexOf(',', Math.Min(_at, _text.Length - 1));
                return list.Count == 1 ? JsonValue.Create(first) : list;
            }

            list.Add(word);
        }

        return list;
    }

    private JsonValue? Second()
    {
        try
        {
            var begin = _at;
            var word = Next switch
            {
                '"' or '\'' => JsonValue.Create(Quoted()),
                _ => JsonValue.Create(Bare(isSecond: true)),
            };
            SkipSpace();
            return _at > begin && (Next is null or ',') ? word : null;
        }
        catch (ShorthandFault)
        {
            return null;
        }
    }

    private string First() => Next is '"' or '\'' ? Quoted() : Bare(isSecond: false);

    private JsonNode? Value() => Next switch
    {
        '[' => List(),
        '{' => Structure(),
        '"' or '\'' => JsonValue.Create(Quoted()),
        _ => JsonValue.Create(Bare(isSecond: false)),
    };

    private JsonArray List()
    {
        var list = new JsonArray();
        Nest();
        Take('[', skipsSpace: true);
        while (Next is not ']')
        {
            list.Add(Value());
            SkipSpace();
            if (Next is not ']')
            {
                Take(',', skipsSpace: true);
            }
        }

        Take(']', skipsSpace: false);
        _nested--;
        return list;
    }

    private JsonObject Structure()
    {
        var members = new JsonObject();
        Nest();
        Take('{', skipsSpace: true);
        while (Next is not '}')
        {
            var key = Key();
            var isFile = TryTake('@');
            Take('=', skipsSpace: true);
            var value = Value();
            SkipSpace();
            if (Next is not '}')
            {
                Take(',', skipsSpace: true);
            }

            SkipSpace();
            members[key] = isFile ? Loaded(value) : value;
        }

        Take('}', skipsSpace: false);
        _nested--;
        return members;
    }

    private void Nest()
    {
        if (++_nested > MostNested)
        {
            throw new ShorthandFault($"Lists and structures are nested more than {MostNested} deep, at character {_at}.");
        }
    }

    private string Quoted()
    {
        var begin = _at;
        var quote = _text[_at++];
        var text = new StringBuilder();
        while (Next is { } c && c != quote)
        {
            if (c == '\\' && _at + 1 < _text.Length && (_text[_at + 1] == quote || _text[_at + 1] == '\\'))
            {
                _at++;
            }

            text.Append(_text[_at++]);
        }

        if (Next is null)
        {
            _at = begin;
            throw Expected(quote == '"' ? "<double quoted>" : "<singled quoted>", "<none>");
        }

        _at++;
        return text.ToString();
    }

    private string Bare(bool isSecond)
    {
        SkipSpace();
        var text = new StringBuilder();
        while (Next is { } c && !IsStop(c, isFirst: text.Length == 0, isSecond))
        {
            if (c == '\\' && _at + 1 < _text.Length && _text[_at + 1] == ',')
            {
                _at++;
            }

            text.Append(_text[_at++]);
        }

        return text.ToString().TrimEnd();
    }

    private static bool IsStop(char c, bool isFirst, bool isSecond) => c switch
    {
        ',' or '"' or '\'' => true,
        '[' or '{' => isFirst,
        '=' => isFirst || isSecond,
        ']' or '}' => !isFirst && !isSecond,
        _ => false,
    };

    private static JsonValue? Loaded(JsonNode? value) =>
        JsonValue.Create(ParameterFiles.Read(value is JsonValue ? value.GetValue<string>() : PythonText.Shown(value)));

    private void SkipSpace()
    {
        while (Next is { } c && char.IsWhiteSpace(c))
        {
            _at++;
        }
    }

    private bool TryTake(char wanted)
    {
        if (Next != wanted)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Take(char wanted, bool skipsSpace)
    {
        if (skipsSpace)
        {
            SkipSpace();
        }

        if (!TryTake(wanted))
        {
            throw Expected($"{wanted}", Next is { } found ? $"{found}" : "EOF");
        }

        if (skipsSpace)
        {
            SkipSpace();
        }
    }

    private ShorthandFault Expected(string wanted, string found) =>
        new($"Expected: '{wanted}', received: '{found}' for input:\n{Marked(_at)}");

    /// <summary>The input, with a mark below the place; lines after that of the place follow the mark.</summary>
    private string Marked(int at)
    {
        var lineEnd = _text.IndexOf('\n', at);
        var (shown, rest) = lineEnd < 0 ? (_text, "") : (_text[..lineEnd], _text[lineEnd..]);
        var column = at - (at == 0 ? 0 : _text.LastIndexOf('\n', at - 1) + 1);
        return $"{shown}\n{new string(' ', column)}^{rest}";
    }
}
