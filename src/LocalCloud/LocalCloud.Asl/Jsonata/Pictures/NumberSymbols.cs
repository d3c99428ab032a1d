using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Pictures;

/// <summary>The signs of a number picture; an options object of $formatNumber replaces some.</summary>
internal sealed class NumberSymbols(ObjectValue? options)
{
    public string Decimal { get; } = Of(options, "decimal-separator", ".");

    public string Grouping { get; } = Of(options, "grouping-separator", ",");

    public string Exponent { get; } = Of(options, "exponent-separator", "e");

    public string Minus { get; } = Of(options, "minus-sign", "-");

    public string Percent { get; } = Of(options, "percent", "%");

    public string PerMille { get; } = Of(options, "per-mille", "\u2030");

    public string Digit { get; } = Of(options, "digit", "#");

    public string PatternSeparator { get; } = Of(options, "pattern-separator", ";");

    public char Zero { get; } = Of(options, "zero-digit", "0")[0];

    public bool IsDigit(char character) => character >= Zero && character <= Zero + 9;

    /// <summary>Whether a character shapes the number, rather than being copied.</summary>
    public bool IsActive(char character) =>
        IsDigit(character) || Is(character, Decimal) || Is(character, Grouping) || Is(character, Exponent) || Is(character, Digit);

    public static bool Is(char character, string symbol) => symbol.Length == 1 && symbol[0] == character;

    private static string Of(ObjectValue? options, string name, string standard) =>
        options?.Get(name) is string { Length: > 0 } given ? given : standard;
}
