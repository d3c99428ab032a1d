using System.Globalization;
using System.Text;

namespace LocalCloud.Asl.Paths;

/// <summary>Reads a path: the dotted and the bracketed notation, filters, and a function at the end.</summary>
internal sealed class PathParser(string text, int start = 0)
{
    private int _at = start;

    /// <summary>Where the path ended that <see cref="ParsePrefix"/> read.</summary>
    public int End => _at;

    private bool IsAtEnd => _at >= text.Length;

    /// <summary>Reads a path that is the whole text.</summary>
    public JsonPath ParseWhole()
    {
        if (text.Length == 0 || text[0] != '$')
        {
            throw Fault("A path begins with '$'");
        }

        var path = ParsePrefix(isWhole: true);
        return IsAtEnd ? path : throw Fault($"Unexpected '{text[_at]}' at {_at}");
    }

    /// <summary>Reads a path that stands inside another text and ends at the first character that is not its own.</summary>
    public JsonPath ParsePrefix(bool isWhole = false)
    {
        var from = _at;
        var (root, variable) = ParseRoot();
        var steps = new List<PathStep>();
        PathFunction? function = null;
        while (!IsAtEnd && function is null)
        {
            if (text[_at] == '[')
            {
                steps.Add(ParseBracket());
            }
            else if (text[_at] == '.')
            {
                _at++;
                function = ParseDotted(steps, isWhole);
            }
            else
            {
                break;
            }
        }

        if (steps.Count > 0 && steps[^1] is PathStep.Descendants)
        {
            throw Fault("Path must not end with a scan operator '..'");
        }

        MarkLast(steps);
        return new JsonPath(text[from.._at], root, variable, [.. steps], function);
    }

    private static void MarkLast(List<PathStep> steps)
    {
        if (steps.Count > 0 && steps[^1] is PathStep.Names names)
        {
            steps[^1] = names with { IsLast = true };
        }
    }

    private (PathRoot Root, string? Variable) ParseRoot()
    {
        var sign = text[_at++];
        if (sign == '@')
        {
            return (PathRoot.Item, null);
        }

        if (!IsAtEnd && text[_at] == '$')
        {
            _at++;
            return (PathRoot.Context, null);
        }

        var from = _at;
        while (!IsAtEnd && (char.IsLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        return from == _at ? (PathRoot.Data, null) : (PathRoot.Variable, text[from.._at]);
    }

    private PathFunction? ParseDotted(List<PathStep> steps, bool isWhole)
    {
        if (!IsAtEnd && text[_at] == '.')
        {
            _at++;
            steps.Add(new PathStep.Descendants());
            if (!IsAtEnd && text[_at] == '[')
            {
                steps.Add(ParseBracket());
                return null;
            }
        }

        if (IsAtEnd)
        {
            throw Fault("Path must not end with a '.'");
        }

        if (text[_at] == '*')
        {
            _at++;
            steps.Add(new PathStep.Wildcard());
            return null;
        }

        var name = ParseName(isWhole);
        if (!IsAtEnd && text[_at] == '(')
        {
            return ParseFunction(name);
        }

        steps.Add(new PathStep.Name(name));
        return null;
    }

    private string ParseName(bool isWhole)
    {
        var from = _at;
        while (!IsAtEnd && !EndsName(text[_at], isWhole))
        {
            _at++;
        }

        if (_at == from)
        {
            throw Fault(IsAtEnd ? "Path must not end with a '.'" : $"Unexpected '{text[_at]}' at {_at}");
        }

        return text[from.._at];
    }

    private static bool EndsName(char next, bool isWhole) =>
        next is '.' or '[' or '(' or ' ' or '\t' or '\n' or '\r' or '\'' or '"' or ']' or '*' or '@' or '?'
        || (!isWhole && next is ')' or ',' or '=' or '!' or '<' or '>' or '&' or '|' or '~');

    private PathFunction ParseFunction(string name)
    {
        var close = text.IndexOf(')', _at);
        if (close < 0)
        {
            throw Fault("Arguments to function: '" + name + "' are not closed properly.");
        }

        var argument = text[(_at + 1)..close].Trim();
        _at = close + 1;
        return PathFunction.Parse(name, argument);
    }

    private PathStep ParseBracket()
    {
        var from = _at++;
        SkipBlanks();
        if (IsAtEnd)
        {
            throw Fault("Bracket is not closed");
        }

        PathStep step = text[_at] switch
        {
            '*' => ParseWildcard(),
            '\'' or '"' => ParseNames(),
            '?' => ParseFilter(from),
            _ => ParseIndexes(),
        };
        return step;
    }

    private PathStep.Wildcard ParseWildcard()
    {
        _at++;
        Close();
        return new PathStep.Wildcard();
    }

    private PathStep ParseNames()
    {
        var names = new List<string>();
        do
        {
            SkipBlanks();
            names.Add(ParseQuoted());
            SkipBlanks();
        }
        while (Take(','));
        Close();
        return names.Count == 1 ? new PathStep.Name(names[0]) : new PathStep.Names([.. names], IsLast: false);
    }

    private string ParseQuoted()
    {
        if (IsAtEnd || text[_at] is not ('\'' or '"'))
        {
            throw Fault("Expected a quoted property");
        }

        var quote = text[_at++];
        var name = new StringBuilder();
        while (!IsAtEnd && text[_at] != quote)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
            {
                _at++;
            }

            name.Append(text[_at++]);
        }

        if (!Take(quote))
        {
            throw Fault("Property has not been closed - missing closing " + quote);
        }

        return name.ToString();
    }

    private PathStep.Filter ParseFilter(int from)
    {
        _at++;
        SkipBlanks();
        if (!Take('('))
        {
            throw Fault("A filter is written [?(…)]");
        }

        var filter = new PathFilterParser(text, _at);
        var condition = filter.Parse();
        _at = filter.End;
        SkipBlanks();
        if (!Take(')'))
        {
            throw Fault("Expected ')' at the end of a filter");
        }

        Close();
        return new PathStep.Filter(condition, text[from.._at]);
    }

    private PathStep ParseIndexes()
    {
        var close = text.IndexOf(']', _at);
        if (close < 0)
        {
            throw Fault("Bracket is not closed");
        }

        var content = text[_at..close].Trim();
        _at = close + 1;
        if (content.Contains(':', StringComparison.Ordinal))
        {
            var ends = content.Split(':');
            if (ends.Length != 2)
            {
                throw Fault($"Failed to parse SliceOperation: {content}");
            }

            return new PathStep.Slice(
                ends[0].Trim().Length == 0 ? null : ParseIndex(ends[0]).At,
                ends[1].Trim().Length == 0 ? null : ParseIndex(ends[1]).At);
        }

        var indexes = content.Split(',').Select(ParseIndex).ToArray();
        return indexes.Length == 1 ? indexes[0] : new PathStep.Indexes(indexes);
    }

    private PathStep.Index ParseIndex(string index) =>
        int.TryParse(index.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            ? new PathStep.Index(at)
            : throw Fault($"Failed to parse token in ArrayIndexOperation: {index}");

    private void Close()
    {
        SkipBlanks();
        if (!Take(']'))
        {
            throw Fault("Bracket is not closed");
        }
    }

    private bool Take(char wanted)
    {
        if (IsAtEnd || text[_at] != wanted)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipBlanks()
    {
        while (!IsAtEnd && text[_at] is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private PathSyntaxException Fault(string words) => new($"{words} in '{text}'");
}
