using System.Globalization;

using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>Functions of numbers.</summary>
internal static class Numbers
{
    private static readonly System.Buffers.SearchValues<char> s_decimal = System.Buffers.SearchValues.Create("0123456789.eE+-");

    public static object? Number(object?[] arguments, Run run) => arguments[0] switch
    {
        null => null,
        double number => number,
        bool truth => Boxes.Of(truth ? 1 : 0),
        string text => Boxes.Of(Parse(text) ?? throw new JsonataException("D3030", value: Describe.Value(text))),
        var other => throw new JsonataException("D3030", value: Describe.Value(other)),
    };

    public static object? Floor(object?[] arguments, Run run) => Apply(arguments, Math.Floor);

    public static object? Ceiling(object?[] arguments, Run run) => Apply(arguments, Math.Ceiling);

    public static object? Absolute(object?[] arguments, Run run) => Apply(arguments, Math.Abs);

    /// <summary>To a number of decimal places (negative: to tens, hundreds, …); a half goes to the even side.</summary>
    public static object? Round(object?[] arguments, Run run) =>
        arguments[0] is double number
            ? Boxes.Of(RoundHalfEven(number, arguments[1] is double places ? (int)Math.Truncate(Math.Clamp(places, -400, 400)) : 0))
            : null;

    public static object? SquareRoot(object?[] arguments, Run run) => Apply(arguments, number =>
        number >= 0 ? Math.Sqrt(number) : throw new JsonataException("D3060", value: JsNumber.Format(number)));

    public static object? Power(object?[] arguments, Run run)
    {
        if (arguments[0] is not double number)
        {
            return null;
        }

        var power = arguments[1] is double exponent ? Math.Pow(number, exponent) : double.NaN;
        return double.IsFinite(power) ? Boxes.Of(power) : throw new JsonataException("D3061", value: JsNumber.Format(number));
    }

    public static object? FormatBase(object?[] arguments, Run run)
    {
        if (arguments[0] is not double number)
        {
            return null;
        }

        var radix = arguments[1] is double given ? RoundHalfEven(given, 0) : 10;
        if (radix is < 2 or > 36)
        {
            throw new JsonataException("D3100", value: JsNumber.Format(radix));
        }

        var whole = RoundHalfEven(number, 0);
        return radix == 10 ? JsNumber.Format(whole) : Digits(whole, (int)radix);
    }

    public static object? FormatNumber(object?[] arguments, Run run) =>
        arguments[0] is double number
            ? run.PictureOf(arguments[1] as string ?? "", arguments[2] as ObjectValue).Format(number)
            : null;

    public static object? FormatInteger(object?[] arguments, Run run) =>
        arguments[0] is double number
            ? Pictures.IntegerPicture.Parse(arguments[1] as string ?? "").Format(Math.Floor(number))
            : null;

    public static object? ParseInteger(object?[] arguments, Run run) =>
        arguments[0] is string text
            ? Boxes.Of(Pictures.IntegerPicture.Parse(arguments[1] as string ?? "").Read(text) ?? double.NaN)
            : null;

    public static double RoundHalfEven(double number, int places)
    {
        if (places == 0)
        {
            return Plain(Math.Round(number, MidpointRounding.ToEven));
        }

        // The decimal text is shifted, not the binary number: 1.005 has no error of its own here.
        var shifted = Shift(number, places);
        return Plain(Shift(Math.Round(shifted, MidpointRounding.ToEven), -places));
    }

    /// <summary>A decimal number as JSON writes it, or 0x…, 0b…, 0o….</summary>
    private static double? Parse(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        if (digits is ['0', 'x' or 'X' or 'b' or 'B' or 'o' or 'O', _, ..] && digits.Length == text.Length)
        {
            var radix = char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'b' => 2, _ => 8 };
            double value = 0;
            foreach (var digit in digits[2..])
            {
                var weight = char.IsAsciiHexDigit(digit) ? System.Convert.ToInt32(digit.ToString(), 16) : 16;
                if (weight >= radix)
                {
                    return null;
                }

                value = (value * radix) + weight;
            }

            return value;
        }

        var isDecimal = digits.Length > 0 && char.IsAsciiDigit(digits[0]) && digits[^1] != '.'
            && digits.IndexOf(".e", StringComparison.OrdinalIgnoreCase) < 0
            && digits.IndexOfAnyExcept(s_decimal) < 0;
        return isDecimal && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
    }

    private static object? Apply(object?[] arguments, Func<double, double> function) =>
        arguments[0] is double number ? Boxes.Of(function(number)) : null;

    private static double Shift(double number, int places)
    {
        var (negative, digits, point) = JsNumber.Decompose(number);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(negative ? "-" : "")}0.{digits}e{point + places}");
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static double Plain(double number) => number == 0 ? 0 : number;

    private static string Digits(double whole, int radix)
    {
        var rest = new System.Numerics.BigInteger(Math.Abs(whole));
        var digits = new System.Text.StringBuilder();
        do
        {
            rest = System.Numerics.BigInteger.DivRem(rest, radix, out var digit);
            digits.Insert(0, "0123456789abcdefghijklmnopqrstuvwxyz"[(int)digit]);
        }
        while (!rest.IsZero);

        return (whole < 0 ? "-" : "") + digits;
    }
}
