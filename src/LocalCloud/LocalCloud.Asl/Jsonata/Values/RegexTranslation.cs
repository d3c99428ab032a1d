using System.Text;

namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>Writes a JavaScript pattern in .NET's terms: ASCII classes, JavaScript's line ends, its identity escapes and group numbers.</summary>
internal static class RegexTranslation
{
    private const string LineEnds = @"\n\r\u2028\u2029";
    private const string Word = "a-zA-Z0-9_";
    private const string Space = @"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    /// <exception cref="ArgumentException">A construct that JavaScript does not have.</exception>
    public static string Translate(string pattern, bool multiline)
    {
        var names = GroupNames(pattern);
        var result = new StringBuilder();
        var at = 0;
        while (at < pattern.Length)
        {
            var character = pattern[at];
            switch (character)
            {
                case '\\':
                    at = Escape(pattern, at, result, inClass: false, names);
                    continue;
                case '[':
                    at = Class(pattern, at, result, names);
                    continue;
                case '.':
                    result.Append("[^").Append(LineEnds).Append(']');
                    break;
                case '^':
                    result.Append(multiline ? $"(?<=\\A|[{LineEnds}])" : @"\A");
                    break;
                case '$':
                    result.Append(multiline ? $"(?=[{LineEnds}]|\\z)" : @"\z");
                    break;
                case '(' when at + 1 < pattern.Length && pattern[at + 1] == '?':
                    at = Group(pattern, at, result);
                    continue;
                default:
                    result.Append(character is '#' or ' ' ? "\\" : "").Append(character);
                    break;
            }

            at++;
        }

        return result.ToString();
    }

    private static int Group(string pattern, int at, StringBuilder result)
    {
        var rest = pattern.AsSpan(at + 2);
        foreach (var opening in (ReadOnlySpan<string>)["<=", "<!", "=", "!", ":"])
        {
            if (rest.StartsWith(opening, StringComparison.Ordinal))
            {
                result.Append("(?").Append(opening);
                return at + 2 + opening.Length;
            }
        }

        var close = rest.IndexOf('>');
        if (rest is not ['<', ..] || close < 2)
        {
            throw new ArgumentException("Not a group of JavaScript's.", nameof(pattern));
        }

        // JavaScript numbers named groups with the others, .NET after them: the names are only kept for \k.
        result.Append('(');
        return at + 3 + close;
    }

    private static int Class(string pattern, int at, StringBuilder result, List<string?> names)
    {
        var start = at++;
        var negated = at < pattern.Length && pattern[at] == '^';
        at += negated ? 1 : 0;
        if (at < pattern.Length && pattern[at] == ']')
        {
            result.Append(negated ? @"[\s\S]" : "(?!)");
            return at + 1;
        }

        result.Append(negated ? "[^" : "[");
        while (at < pattern.Length && pattern[at] != ']')
        {
            if (pattern[at] == '\\')
            {
                at = Escape(pattern, at, result, inClass: true, names);
            }
            else
            {
                result.Append(pattern[at] == '[' ? "\\[" : pattern[at].ToString());
                at++;
            }
        }

        if (at >= pattern.Length)
        {
            throw new ArgumentException($"The class at {start} is not closed.", nameof(pattern));
        }

        result.Append(']');
        return at + 1;
    }

    private static int Escape(string pattern, int at, StringBuilder result, bool inClass, List<string?> names)
    {
        if (at + 1 >= pattern.Length)
        {
            throw new ArgumentException("A backslash ends the pattern.", nameof(pattern));
        }

        var code = pattern[at + 1];
        switch (code)
        {
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S':
                AppendClass(result, code, inClass);
                return at + 2;
            case 'b' when inClass:
                result.Append(@"\b");
                return at + 2;
            case 'b':
                result.Append($"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))");
                return at + 2;
            case 'B' when !inClass:
                result.Append($"(?:(?<=[{Word}])(?=[{Word}])|(?<![{Word}])(?![{Word}]))");
                return at + 2;
            case 't' or 'n' or 'r' or 'v' or 'f' or 'x' or 'u' or 'c':
                result.Append('\\').Append(code);
                return at + 2;
            case '0':
                result.Append(@"\x00");
                return at + 2;
            case >= '1' and <= '9' when !inClass:
                return BackReference(pattern, at, result, names.Count);
            case 'k' when pattern.AsSpan(at + 2) is ['<', .. var rest] && rest.IndexOf('>') is > 0 and var end:
                var number = names.IndexOf(rest[..end].ToString()) + 1;
                result.Append(number > 0 ? $"(?:\\{number})" : throw new ArgumentException("No such group.", nameof(pattern)));
                return at + end + 4;
            default:
                // Any other escaped character stands for itself.
                result.Append(char.IsAsciiLetterOrDigit(code) || code == '_' || code > '\x7f' ? "" : "\\").Append(code);
                return at + 2;
        }
    }

    private static int BackReference(string pattern, int at, StringBuilder result, int groups)
    {
        var end = at + 1;
        while (end < pattern.Length && char.IsAsciiDigit(pattern[end]))
        {
            end++;
        }

        var number = int.TryParse(pattern.AsSpan(at + 1, end - at - 1), out var parsed) ? parsed : int.MaxValue;
        if (number > groups)
        {
            throw new ArgumentException("No such group.", nameof(pattern));
        }

        result.Append($"(?:\\{number})");
        return end;
    }

    private static void AppendClass(StringBuilder result, char code, bool inClass)
    {
        var set = char.ToLowerInvariant(code) switch
        {
            'd' => "0-9",
            'w' => Word,
            _ => Space,
        };
        if (char.IsLower(code))
        {
            result.Append(inClass ? set : $"[{set}]");
        }
        else if (!inClass)
        {
            result.Append($"[^{set}]");
        }
        else
        {
            result.Append('\\').Append(code);
        }
    }

    /// <summary>The names of the capturing groups in order, null for one without a name.</summary>
    private static List<string?> GroupNames(string pattern)
    {
        var names = new List<string?>();
        var inClass = false;
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '(' when !inClass:
                    var rest = pattern.AsSpan(at + 1);
                    if (rest is not ['?', ..])
                    {
                        names.Add(null);
                    }
                    else if (rest is ['?', '<', not ('=' or '!'), ..] && rest.IndexOf('>') is > 2 and var end)
                    {
                        names.Add(rest[2..end].ToString());
                    }

                    break;
            }
        }

        return names;
    }
}
