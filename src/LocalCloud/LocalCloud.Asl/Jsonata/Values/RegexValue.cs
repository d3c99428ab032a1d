using System.Globalization;
using System.Text.RegularExpressions;

using LocalCloud.Asl.Jsonata.Nodes;

namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>A regular expression: called with a string it gives its first match, and that match the next.</summary>
internal sealed class RegexValue : FunctionValue
{
    private readonly Regex _regex;
    private readonly string _source;
    private readonly int _position;

    private RegexValue(Regex regex, string source, int position)
    {
        _regex = regex;
        _source = source;
        _position = position;
    }

    public override int Arity => 2;

    /// <summary>Compiles a JavaScript pattern.</summary>
    /// <exception cref="JsonataException">S0303: it is none, or .NET has nothing like it.</exception>
    public static RegexValue Compile(string pattern, string flags, int position, TimeSpan timeout)
    {
        try
        {
            var ignoreCase = flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : RegexOptions.None;
            var translated = RegexTranslation.Translate(pattern, flags.Contains('m', StringComparison.Ordinal));
            return new RegexValue(Build(translated, RegexOptions.CultureInvariant | ignoreCase, timeout), pattern, position);
        }
        catch (ArgumentException)
        {
            throw new JsonataException("S0303", position, value: pattern);
        }
    }

    public RegexMatch? Find(string text, int from, Run run)
    {
        run.Step();
        if (from > text.Length)
        {
            return null;
        }

        Match match;
        try
        {
            match = _regex.Match(text, from);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new JsonataException("U1001", _position, value: _source, detail: string.Create(
                CultureInfo.InvariantCulture, $"{_regex.MatchTimeout.TotalMilliseconds} ms for a regular expression"));
        }

        if (!match.Success)
        {
            return null;
        }

        var groups = new object?[match.Groups.Count - 1];
        for (var at = 0; at < groups.Length; at++)
        {
            groups[at] = match.Groups[at + 1] is { Success: true } group ? group.Value : null;
        }

        return new RegexMatch(match.Value, match.Index, match.Index + match.Length, groups, Next);

        // A match of nothing is found, but there is no going on from it.
        RegexMatch? Next() => match.Length > 0
            ? Find(text, match.Index + match.Length, run)
            : throw new JsonataException("D1004", value: _source);
    }

    public override object? Invoke(object?[] arguments, object? context, Run run)
    {
        if (arguments is not [string text, ..])
        {
            return null;
        }

        var from = arguments.Length > 1 && arguments[1] is double start ? (int)start : 0;
        return Find(text, from, run)?.ToValue();
    }

    private static Regex Build(string pattern, RegexOptions options, TimeSpan timeout)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, timeout);
        }
        catch (NotSupportedException)
        {
            // Look-around, back references and the like: only the timeout bounds these.
            return new Regex(pattern, options, timeout);
        }
    }
}
