using System.Text.RegularExpressions;

namespace LocalCloud.Services.Iam.Policies;

/// <summary>A text in which <c>*</c> stands for any run of characters, <c>?</c> for one, and <c>${key}</c> for a value of the request.</summary>
internal sealed partial record WildcardPattern(string Text)
{
    /// <summary>The pattern with its variables filled in; one the request has no value for matches nothing.</summary>
    public WildcardPattern With(IReadOnlyDictionary<string, string> context) => !Text.Contains("${", StringComparison.Ordinal)
        ? this
        : new(Variable().Replace(Text, match => match.Groups[1].Value switch
        {
            "*" or "?" or "$" => match.Groups[1].Value,
            var key => context.GetValueOrDefault(key, "\0"),
        }));

    /// <summary>Whether a text fits. Linear in practice: on a mismatch it goes back to the last asterisk only.</summary>
    public bool Matches(string text, bool ignoreCase)
    {
        var (at, inPattern, star, resume) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (inPattern < Text.Length && Text[inPattern] == '*')
            {
                star = inPattern++;
                resume = at;
            }
            else if (inPattern < Text.Length && (Text[inPattern] == '?' || Same(Text[inPattern], text[at], ignoreCase)))
            {
                inPattern++;
                at++;
            }
            else if (star >= 0)
            {
                inPattern = star + 1;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }

        return Text.AsSpan(inPattern).TrimStart('*').IsEmpty;
    }

    private static bool Same(char a, char b, bool ignoreCase) =>
        a == b || (ignoreCase && char.ToUpperInvariant(a) == char.ToUpperInvariant(b));

    [GeneratedRegex(@"\$\{([^},]+)[^}]*\}")]
    private static partial Regex Variable();
}
