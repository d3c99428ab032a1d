using System.Globalization;
using System.Numerics;
using System.Text;

using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Pictures;

/// <summary>Integer pictures as XPath's format-integer has them: <c>0,000</c>, <c>w</c>, <c>Ww;o</c>, <c>I</c>, <c>a</c>.</summary>
internal sealed class IntegerPicture
{
    /// <summary>The zeros of the decimal digit families of Unicode's basic plane.</summary>
    private static readonly char[] s_zeros =
    [
        '0', '\u0660', '\u06F0', '\u07C0', '\u0966', '\u09E6', '\u0A66', '\u0AE6', '\u0B66', '\u0BE6', '\u0C66', '\u0CE6', '\u0D66',
        '\u0DE6', '\u0E50', '\u0ED0', '\u0F20', '\u1040', '\u1090', '\u17E0', '\u1810', '\u1946', '\u19D0', '\u1A80', '\u1A90',
        '\u1B50', '\u1BB0', '\u1C40', '\u1C50', '\uA620', '\uA8D0', '\uA900', '\uA9D0', '\uA9F0', '\uAA50', '\uABF0', '\uFF10',
    ];

    private readonly List<(int Position, string Sign)> _groups = [];
    private readonly string _presentation;
    private readonly bool _ordinal;
    private char _zero = '0';
    private int _regular;

    private IntegerPicture(string presentation, bool ordinal)
    {
        _presentation = presentation;
        _ordinal = ordinal;
    }

    /// <summary>Whether it writes digits, rather than words, Roman figures or letters.</summary>
    public bool IsDecimal { get; private set; }

    /// <summary>How many digits at least.</summary>
    public int LeastDigits { get; set; }

    public int OptionalDigits { get; private set; }

    /// <summary>Whether all groups have one size.</summary>
    public bool IsRegular => _regular > 0;

    /// <summary>How many digits a date/time part has where the next follows without a sign between; 0 for any number.</summary>
    public int ParseWidth { get; set; }

    public static IntegerPicture Parse(string picture)
    {
        var semicolon = picture.LastIndexOf(';');
        var primary = semicolon < 0 ? picture : picture[..semicolon];
        var ordinal = semicolon >= 0 && picture.AsSpan(semicolon + 1) is ['o', ..];
        var result = new IntegerPicture(primary, ordinal);
        if (primary is not ("A" or "a" or "I" or "i" or "W" or "w" or "Ww"))
        {
            result.ReadDigits(primary);
        }

        return result;
    }

    /// <summary>The whole number as the picture shows it.</summary>
    public string Format(double number)
    {
        var size = Math.Abs(number);
        var text = _presentation switch
        {
            "A" => NumberWords.ToLetters(size, 'A'),
            "a" => NumberWords.ToLetters(size, 'a'),
            "I" => NumberWords.ToRoman(size).ToUpperInvariant(),
            "i" => NumberWords.ToRoman(size),
            "W" => NumberWords.Of(size, _ordinal).ToUpperInvariant(),
            "w" => NumberWords.Of(size, _ordinal),
            "Ww" => Titled(NumberWords.Of(size, _ordinal)),
            _ when IsDecimal => Digits(size),
            _ => throw new JsonataException("D3130", value: _presentation),
        };
        return number < 0 ? "-" + text : text;
    }

    /// <summary>The number that the text says in this picture; null where it says none.</summary>
    public double? Read(string text)
    {
        switch (_presentation)
        {
            case "A" or "a":
                return NumberWords.FromLetters(text, _presentation[0]);
            case "I" or "i":
                return NumberWords.FromRoman(text);
            case "W" or "w" or "Ww":
                return NumberWords.Read(text);
        }

        if (!IsDecimal)
        {
            throw new JsonataException("D3130", value: _presentation);
        }

        var digits = _ordinal && text.Length >= 2 ? text[..^2] : text;
        foreach (var sign in _groups.Select(group => group.Sign).Distinct())
        {
            digits = digits.Replace(sign, "", StringComparison.Ordinal);
        }

        if (_zero != '0')
        {
            digits = string.Concat(digits.Select(sign => (char)(sign - _zero + '0')));
        }

        var start = digits.TrimStart();
        var negative = start.StartsWith('-');
        var figures = string.Concat(start.Skip(negative || start.StartsWith('+') ? 1 : 0).TakeWhile(char.IsAsciiDigit));
        return figures.Length == 0 ? null : (negative ? -1 : 1) * double.Parse(figures, CultureInfo.InvariantCulture);
    }

    /// <summary>A regular expression for the texts that <see cref="Read"/> reads.</summary>
    public string Pattern()
    {
        switch (_presentation)
        {
            case "A":
                return "[A-Z]+";
            case "a":
                return "[a-z]+";
            case "I":
                return "[MDCLXVI]+";
            case "i":
                return "[mdclxvi]+";
            case "W" or "w" or "Ww":
                return "[A-Za-z]+(?:(?:, | and |[- ])[A-Za-z]+)*";
        }

        if (!IsDecimal)
        {
            throw new JsonataException("D3130", value: _presentation);
        }

        var digit = $"[{_zero}-{(char)(_zero + 9)}]";
        return digit + (ParseWidth > 0 ? $"{{{Numeric.Text(ParseWidth)}}}" : "+") + (_ordinal ? "(?:th|st|nd|rd)" : "");
    }

    private static string Titled(string words) => string.Concat(words.Select((letter, at) =>
        (at == 0 || words[at - 1] is ' ' or '-') && !words.AsSpan(at).StartsWith("and ", StringComparison.Ordinal) ? char.ToUpperInvariant(letter) : letter));

    private void ReadDigits(string primary)
    {
        char? zero = null;
        var position = 0;
        foreach (var rune in primary.EnumerateRunes().Reverse())
        {
            var family = rune.IsBmp ? Array.Find(s_zeros, candidate => rune.Value >= candidate && rune.Value <= candidate + 9) : '\0';
            if (family != '\0')
            {
                zero ??= family;
                if (zero != family)
                {
                    throw new JsonataException("D3131");
                }

                LeastDigits++;
                position++;
            }
            else if (rune.Value == '#')
            {
                OptionalDigits++;
                position++;
            }
            else
            {
                _groups.Add((position, rune.ToString()));
            }
        }

        IsDecimal = LeastDigits > 0;
        _zero = zero ?? '0';
        _regular = Regular();
    }

    private int Regular()
    {
        if (_groups.Count == 0 || _groups.Exists(group => group.Sign != _groups[0].Sign))
        {
            return 0;
        }

        var size = _groups.Select(group => group.Position).Aggregate((left, right) => (int)BigInteger.GreatestCommonDivisor(left, right));
        return size > 0 && Enumerable.Range(1, _groups.Count).All(index => _groups.Exists(group => group.Position == index * size)) ? size : 0;
    }

    private string Digits(double size)
    {
        var text = new StringBuilder(JsNumber.Format(size).PadLeft(LeastDigits, '0'));
        if (_zero != '0')
        {
            for (var at = 0; at < text.Length; at++)
            {
                text[at] = (char)(text[at] - '0' + _zero);
            }
        }

        if (_regular > 0)
        {
            var length = text.Length;
            for (var group = 1; group <= (length - 1) / _regular; group++)
            {
                text.Insert(length - (group * _regular), _groups[0].Sign);
            }
        }
        else
        {
            var length = text.Length;
            var offset = 0;
            foreach (var (position, sign) in Enumerable.Reverse(_groups))
            {
                if (position <= length)
                {
                    text.Insert(length - position + offset, sign);
                    offset += sign.Length;
                }
            }
        }

        return text + (_ordinal ? Suffix(text.ToString()) : "");
    }

    private static string Suffix(string digits) =>
        digits.Length > 1 && digits[^2] == '1' ? "th"
        : digits[^1] switch
        {
            '1' => "st",
            '2' => "nd",
            '3' => "rd",
            _ => "th",
        };
}
