namespace LocalCloud.Asl.Jsonata.Pictures;

/// <summary>One of the two halves of a number picture, read.</summary>
internal sealed class NumberPart
{
    private NumberPart(string picture)
    {
        Picture = picture;
    }

    public string Picture { get; }

    public string Prefix { get; private init; } = "";

    public string Suffix { get; private init; } = "";

    /// <summary>What a number is multiplied by: 100 for a percentage, 1000 for per mille.</summary>
    public int Factor { get; private init; } = 1;

    /// <summary>How many digits stand right of each grouping separator of the integer part, from the right.</summary>
    public List<int> IntegerGroups { get; } = [];

    /// <summary>The size of all groups where they are equal, else 0.</summary>
    public int RegularGroup { get; private set; }

    public List<int> FractionGroups { get; } = [];

    public int LeastInteger { get; private set; }

    public int ScalingFactor { get; private set; }

    public int LeastFraction { get; private set; }

    public int MostFraction { get; private set; }

    public int LeastExponent { get; private set; }

    public static NumberPart Parse(string picture, NumberSymbols symbols)
    {
        var first = Array.FindIndex(picture.ToCharArray(), sign => Shapes(sign, symbols));
        var last = Array.FindLastIndex(picture.ToCharArray(), sign => Shapes(sign, symbols));
        var part = new NumberPart(picture)
        {
            Prefix = first < 0 ? "" : picture[..first],
            Suffix = first < 0 ? "" : picture[(last + 1)..],
            Factor = picture.Contains(symbols.Percent, StringComparison.Ordinal) ? 100
                : picture.Contains(symbols.PerMille, StringComparison.Ordinal) ? 1000 : 1,
        };
        var active = first < 0 ? picture : picture[first..(last + 1)];
        var exponentAt = picture.IndexOf(symbols.Exponent, part.Prefix.Length, StringComparison.Ordinal);
        var hasExponent = exponentAt >= 0 && exponentAt <= picture.Length - part.Suffix.Length;
        var mantissa = hasExponent ? active[..Math.Min(active.Length, exponentAt - part.Prefix.Length)] : active;
        var exponent = hasExponent ? active[Math.Min(active.Length, mantissa.Length + 1)..] : null;
        var point = mantissa.IndexOf(symbols.Decimal, StringComparison.Ordinal);
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? "" : mantissa[(point + symbols.Decimal.Length)..];
        Check(picture, mantissa, active, whole, fraction, exponent, symbols);
        part.Measure(whole, fraction, exponent, symbols);
        return part;
    }

    private static bool Shapes(char sign, NumberSymbols symbols) => symbols.IsActive(sign) && !NumberSymbols.Is(sign, symbols.Exponent);

    private static void Check(
        string picture, string mantissa, string active, string whole, string fraction, string? exponent, NumberSymbols symbols)
    {
        var percents = Count(picture, symbols.Percent);
        var perMilles = Count(picture, symbols.PerMille);
        var pointAt = picture.IndexOf(symbols.Decimal, StringComparison.Ordinal);
        var digitSeen = whole.IndexOf(symbols.Digit, StringComparison.Ordinal);
        string? fault =
            Count(picture, symbols.Decimal) > 1 ? "D3081"
            : percents > 1 ? "D3082"
            : perMilles > 1 ? "D3083"
            : percents > 0 && perMilles > 0 ? "D3084"
            : !mantissa.Any(sign => symbols.IsDigit(sign) || NumberSymbols.Is(sign, symbols.Digit)) ? active.Any(sign => !symbols.IsActive(sign)) ? "D3086" : "D3085"
            : active.Any(sign => !symbols.IsActive(sign)) ? "D3086"
            : pointAt >= 0 && (Touches(picture, pointAt - 1, symbols.Grouping) || Touches(picture, pointAt + 1, symbols.Grouping)) ? "D3087"
            : pointAt < 0 && whole.EndsWith(symbols.Grouping, StringComparison.Ordinal) ? "D3088"
            : picture.Contains(symbols.Grouping + symbols.Grouping, StringComparison.Ordinal) ? "D3089"
            : digitSeen >= 0 && whole[..digitSeen].Any(symbols.IsDigit) | LastDigitSign(whole, symbols) ? "D3090"
            : FirstDigitSign(fraction, symbols) ? "D3091"
            : exponent is not null && (percents > 0 || perMilles > 0) ? "D3092"
            : exponent is not null && (exponent.Length == 0 || !exponent.All(symbols.IsDigit)) ? "D3093"
            : null;
        if (fault is not null)
        {
            throw new JsonataException(fault);
        }
    }

    private static bool LastDigitSign(string whole, NumberSymbols symbols)
    {
        var at = whole.LastIndexOf(symbols.Digit, StringComparison.Ordinal);
        return at >= 0 && whole[..at].Any(symbols.IsDigit);
    }

    private static bool FirstDigitSign(string fraction, NumberSymbols symbols)
    {
        var at = fraction.IndexOf(symbols.Digit, StringComparison.Ordinal);
        return at >= 0 && fraction[at..].Any(symbols.IsDigit);
    }

    private static bool Touches(string picture, int at, string symbol) => at >= 0 && at < picture.Length && NumberSymbols.Is(picture[at], symbol);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private void Measure(string whole, string fraction, string? exponent, NumberSymbols symbols)
    {
        IntegerGroups.AddRange(Groups(whole, fromRight: true, symbols));
        FractionGroups.AddRange(Groups(fraction, fromRight: false, symbols));
        RegularGroup = Regular(IntegerGroups);
        LeastInteger = ScalingFactor = whole.Count(symbols.IsDigit);
        LeastFraction = fraction.Count(symbols.IsDigit);
        MostFraction = fraction.Count(sign => symbols.IsDigit(sign) || NumberSymbols.Is(sign, symbols.Digit));
        if (LeastInteger == 0 && MostFraction == 0)
        {
            if (exponent is null)
            {
                LeastInteger = 1;
            }
            else
            {
                LeastFraction = MostFraction = 1;
            }
        }

        if (exponent is not null && LeastInteger == 0 && whole.Contains(symbols.Digit, StringComparison.Ordinal))
        {
            LeastInteger = 1;
        }

        if (LeastInteger == 0 && LeastFraction == 0)
        {
            LeastFraction = 1;
        }

        LeastExponent = exponent?.Count(symbols.IsDigit) ?? 0;
    }

    private static IEnumerable<int> Groups(string part, bool fromRight, NumberSymbols symbols)
    {
        for (var at = part.IndexOf(symbols.Grouping, StringComparison.Ordinal); at >= 0; at = part.IndexOf(symbols.Grouping, at + 1, StringComparison.Ordinal))
        {
            var side = fromRight ? part[at..] : part[..at];
            yield return side.Count(sign => symbols.IsDigit(sign) || NumberSymbols.Is(sign, symbols.Digit));
        }
    }

    private static int Regular(List<int> positions)
    {
        if (positions.Count == 0)
        {
            return 0;
        }

        var size = positions.Aggregate(GreatestDivisor);
        return Enumerable.Range(1, positions.Count).All(index => positions.Contains(index * size)) ? size : 0;
    }

    private static int GreatestDivisor(int left, int right) => right == 0 ? left : GreatestDivisor(right, left % right);
}
