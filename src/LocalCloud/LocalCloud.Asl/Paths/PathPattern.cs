using System.Text.RegularExpressions;

namespace LocalCloud.Asl.Paths;

/// <summary>
/// A filter's pattern, which must match the whole text. Takes time linear in the text; a pattern that cannot (it looks
/// around or back) ends its path's evaluation when it takes too long.
/// </summary>
internal sealed class PathPattern
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;

    /// <summary>Compiles a pattern.</summary>
    /// <exception cref="PathSyntaxException">It is none.</exception>
    public PathPattern(string pattern)
    {
        try
        {
            _regex = Create(pattern);
        }
        catch (ArgumentException)
        {
            throw new PathSyntaxException($"'{pattern}' is no regular expression");
        }
    }

    /// <summary>Whether a text matches.</summary>
    /// <exception cref="PathNotFoundException">It took too long to say.</exception>
    public bool Matches(string text)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new PathNotFoundException("A regular expression took too long");
        }
    }

    private static Regex Create(string pattern)
    {
        var whole = $"\\A(?:{pattern})\\z";
        try
        {
            return new Regex(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, s_limit);
        }
        catch (NotSupportedException)
        {
            return new Regex(whole, RegexOptions.CultureInvariant, s_limit);
        }
    }
}
