namespace LocalCloud.Asl.Paths;

/// <summary>Reads a path: its root, the dotted notation, brackets, and a function at the end.</summary>
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
        var bracket = new PathBracketParser(text, _at);
        var step = bracket.Parse();
        _at = bracket.End;
        return step;
    }

    private PathSyntaxException Fault(string words) => new($"{words} in '{text}'");
}
