namespace LocalCloud.Asl.Choices;

/// <summary>StringMatches: <c>*</c> is any run of characters, <c>\*</c> and <c>\\</c> are themselves. Takes linear steps for each star.</summary>
internal static class WildcardPattern
{
    public static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        var (t, p) = (0, 0);
        var (starText, starPattern) = (-1, -1);
        while (true)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (starText, starPattern) = (t, ++p);
                continue;
            }

            if (t == text.Length && p == pattern.Length)
            {
                return true;
            }

            var escape = p + 1 < pattern.Length && pattern[p] == '\\' && pattern[p + 1] is '*' or '\\' ? 1 : 0;
            if (t < text.Length && p < pattern.Length && pattern[p + escape] == text[t])
            {
                p += 1 + escape;
                t++;
            }
            else if (starPattern >= 0 && starText < text.Length)
            {
                t = ++starText;
                p = starPattern;
            }
            else
            {
                return false;
            }
        }
    }
}
