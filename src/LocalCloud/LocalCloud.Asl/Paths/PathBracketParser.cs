using System.Globalization;
using System.Text;

namespace LocalCloud.Asl.Paths;

/// <summary>Reads one bracket of a path: quoted names, indexes, a slice, a wildcard or a filter.</summary>
internal sealed class PathBracketParser(string text, int start)
{
    private int _at = start;

    /// <summary>Where the bracket ended that was read.</summary>
    public int End => _at;

    private bool IsAtEnd => _at >= text.Length;

    /// <summary>Reads from '[' to the ']' that closes it.</summary>
    public PathStep Parse()
    {
        var from = _at++;
        SkipBlanks();
        if (IsAtEnd)
        {
            throw Fault("Bracket is not closed");
        }

        return text[_at] switch
        {
            '*' => ParseWildcard(),
            '\'' or '"' => ParseNames(),
            '?' => ParseFilter(from),
            _ => ParseIndexes(),
        };
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
