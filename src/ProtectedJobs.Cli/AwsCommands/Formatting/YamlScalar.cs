using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ProtectedJobs.Cli.AwsCommands.Formatting;

/// <summary>A text in YAML 1.2: plain where it reads back as the same text, else in single quotation marks, else in double ones.</summary>
/// <remarks>
/// | the text has | plain | single | double |
/// | --- | --- | --- | --- |
/// | nothing of the below | yes | | |
/// | the look of a number, date, truth or null; an indicator; a space or a break at an end; a line break | no | yes | |
/// | a space beside a line break; a character that is not printable | no | no | yes |
///
/// Long texts fold at a single space once the line is longer than 80 characters.
/// </remarks>
internal static partial class YamlScalar
{
    private const int Width = 80;

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="column">Where on its line it begins.</param>
    /// <param name="indent">Where lines after the first begin.</param>
    /// <param name="folds">Whether it may take several lines: keys may not.</param>
    public static string Of(string text, int column, int indent, bool folds = true)
    {
        var traits = Traits.Of(text);
        return traits switch
        {
            { MayBePlain: true } when !ReadsAsOther(text) => Folded(text, column, indent, folds, quoted: false),
            { MayBeSingle: true } when folds || !text.Contains('\n', StringComparison.Ordinal) => Folded(text, column, indent, folds, quoted: true),
            _ => Double(text, column, indent, folds),
        };
    }

    private static bool ReadsAsOther(string text) => text.Length == 0 || Other().IsMatch(text);

    private static string Folded(string text, int column, int indent, bool folds, bool quoted)
    {
        var lines = new StringBuilder(quoted ? "'" : "");
        column += lines.Length;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            var end = at + 1;
            if (c == ' ')
            {
                end = EndOf(text, at, static d => d == ' ');
                if (folds && end == at + 1 && column > Width && at > 0 && end < text.Length)
                {
                    column = Break(lines, indent);
                    at = end;
                    continue;
                }
            }
            else if (IsBreak(c))
            {
                end = EndOf(text, at, IsBreak);
                lines.Append(c == '\n' ? "\n" : "").Append(text, at, end - at).Append(' ', indent);
                column = indent;
                at = end;
                continue;
            }
            else
            {
                end = EndOf(text, at, static d => d != ' ' && !IsBreak(d));
            }

            var piece = text[at..end];
            lines.Append(quoted ? piece.Replace("'", "''", StringComparison.Ordinal) : piece);
            column += end - at + (quoted ? piece.Count(d => d == '\'') : 0);
            at = end;
        }

        return lines.Append(quoted ? "'" : "").ToString();
    }

    private static string Double(string text, int column, int indent, bool folds)
    {
        var lines = new StringBuilder("\"");
        column++;
        var runes = text.EnumerateRunes().ToList();
        for (var at = 0; at < runes.Count; at++)
        {
            if (folds && at > 0 && at < runes.Count - 1 && column > Width && runes[at].Value == ' ' && runes[at - 1].Value != ' ')
            {
                // The break stands for this space; one more after it would be lost but for a backslash.
                column = Break(lines, indent);
                if (runes[at + 1].Value == ' ')
                {
                    lines.Append('\\');
                    column++;
                }

                continue;
            }

            var shown = Escaped(runes[at]);
            lines.Append(shown);
            column += shown.Length;
        }

        return lines.Append('"').ToString();
    }

    private static int Break(StringBuilder lines, int indent)
    {
        lines.Append('\n').Append(' ', indent);
        return indent;
    }

    private static int EndOf(string text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsBreak(char c) => c is '\n' or '\u2028' or '\u2029';

    private static string Escaped(Rune rune) => rune.Value switch
    {
        '\0' => "\\0",
        '\a' => "\\a",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\v' => "\\v",
        '\f' => "\\f",
        '\r' => "\\r",
        '\e' => "\\e",
        '"' => "\\\"",
        '\\' => "\\\\",
        0x85 => "\\N",
        0x2028 => "\\L",
        0x2029 => "\\P",
        (>= ' ' and <= '~') or (>= 0xA0 and <= 0xFFFD and not 0xFEFF) => rune.ToString(),
        <= 0xFF => string.Create(CultureInfo.InvariantCulture, $"\\x{rune.Value:X2}"),
        <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
    };

    [GeneratedRegex("""
        ^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|=|<<
        |[-+]?0b?[01_]+|[-+]?0o?[0-7_]+|[-+]?[0-9_]*[0-9][0-9_]*|[-+]_+|[-+]?0x[0-9a-fA-F_]+
        |[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?
        |[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)
        |[0-9]{4}-[0-9]{2}-[0-9]{2}
        |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)\z
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Other();

    /// <summary>Which styles a text's characters allow.</summary>
    private readonly record struct Traits(bool MayBePlain, bool MayBeSingle)
    {
        private const string FirstIndicators = "#,[]{}&*!|>'\"%@`";

        public static Traits Of(string text)
        {
            if (text.Length == 0)
            {
                return new(MayBePlain: false, MayBeSingle: true);
            }

            var isIndicated = FirstIndicators.Contains(text[0], StringComparison.Ordinal)
                || text.StartsWith("---", StringComparison.Ordinal)
                || text.StartsWith("...", StringComparison.Ordinal)
                || (text[0] is '?' or '-' && IsSpaceOrEnd(text, 1));
            var (isSpecial, breaksBesideSpace, hasBreaks) = (false, false, false);
            for (var at = 0; at < text.Length; at++)
            {
                var c = text[at];
                isIndicated |= (c == ':' && IsSpaceOrEnd(text, at + 1)) || (c == '#' && at > 0 && (text[at - 1] is ' ' || IsBreak(text[at - 1])));
                isSpecial |= c is not ('\n' or (>= ' ' and <= '~') or (>= '\u00a0' and <= '\ud7ff') or (>= '\ue000' and <= '\ufffd')) || c == '\ufeff';
                hasBreaks |= IsBreak(c);
                breaksBesideSpace |= at > 0 && ((c == ' ' && IsBreak(text[at - 1])) || (IsBreak(c) && text[at - 1] == ' '));
            }

            var isPadded = text[0] == ' ' || text[^1] == ' ';
            return new(
                !isIndicated && !isPadded && !hasBreaks && !isSpecial,
                !breaksBesideSpace && !isSpecial);
        }

        private static bool IsSpaceOrEnd(string text, int at) => at >= text.Length || text[at] is ' ' or '\t' or '\r' || IsBreak(text[at]);
    }
}
