using System.Globalization;
using System.Numerics;
using System.Text;

using LocalCloud.Asl.Jsonata.Functions;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Pictures;

/// <summary>Number pictures as XPath's format-number has them, such as <c>#,##0.00;(#,##0.00)</c>.</summary>
internal sealed class NumberPicture
{
    private readonly NumberSymbols _symbols;
    private readonly NumberPart[] _parts;

    private NumberPicture(string text, ObjectValue? options)
    {
        Text = text;
        _symbols = new NumberSymbols(options);
        var pictures = text.Split(_symbols.PatternSeparator);
        if (pictures.Length > 2)
        {
            throw new JsonataException("D3080");
        }

        _parts = [.. pictures.Select(part => NumberPart.Parse(part, _symbols))];
    }

    /// <summary>The picture as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a picture.</summary>
    /// <param name="text">For example <c>#,##0.00</c>.</param>
    /// <param name="options">Signs other than the usual ones.</param>
    /// <exception cref="JsonataException">D3080 to D3093.</exception>
    public static NumberPicture Parse(string text, ObjectValue? options) => new(text, options);

    public string Format(double number)
    {
        var chosen = number < 0 ? _parts[^1] : _parts[0];
        var minus = number < 0 && _parts.Length == 1 ? _symbols.Minus : "";
        var (mantissa, exponent) = Scale(number * chosen.Factor, chosen);
        var text = new StringBuilder(Digits(Math.Abs(Numbers.RoundHalfEven(mantissa, chosen.MostFraction)), chosen.MostFraction, _symbols));
        Shape(text, chosen, _symbols);
        if (chosen.LeastExponent > 0)
        {
            text.Append(_symbols.Exponent)
                .Append(exponent < 0 ? _symbols.Minus : "")
                .Append(Digits(Math.Abs(exponent), 0, _symbols).PadLeft(chosen.LeastExponent, _symbols.Zero));
        }

        return minus + chosen.Prefix + text + chosen.Suffix;
    }

    private static (double Mantissa, int Exponent) Scale(double number, NumberPart part)
    {
        var exponent = 0;
        if (part.LeastExponent > 0 && number != 0 && double.IsFinite(number))
        {
            var most = Math.Pow(10, part.ScalingFactor);
            var least = Math.Pow(10, part.ScalingFactor - 1);
            while (Math.Abs(number) < least)
            {
                number *= 10;
                exponent--;
            }

            while (Math.Abs(number) > most)
            {
                number /= 10;
                exponent++;
            }
        }

        return (number, exponent);
    }

    /// <summary>The number with so many decimal places, in the picture's digits.</summary>
    private static string Digits(double number, int places, NumberSymbols symbols)
    {
        var text = number >= 1e21 || !double.IsFinite(number) ? JsNumber.Format(number)
            : places == 0 ? new BigInteger(number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("F" + Numeric.Text(Math.Min(places, 100)), CultureInfo.InvariantCulture);
        return symbols.Zero == '0'
            ? text
            : string.Concat(text.Select(sign => char.IsAsciiDigit(sign) ? (char)(sign - '0' + symbols.Zero) : sign));
    }

    private static void Shape(StringBuilder text, NumberPart part, NumberSymbols symbols)
    {
        var point = text.ToString().IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
        {
            text.Append(symbols.Decimal);
        }
        else
        {
            text.Remove(point, 1).Insert(point, symbols.Decimal);
        }

        while (text.Length > 0 && text[0] == symbols.Zero)
        {
            text.Remove(0, 1);
        }

        while (text.Length > 0 && text[^1] == symbols.Zero)
        {
            text.Length--;
        }

        point = text.ToString().IndexOf(symbols.Decimal, StringComparison.Ordinal);
        text.Insert(0, new string(symbols.Zero, Math.Max(0, part.LeastInteger - point)));
        point += Math.Max(0, part.LeastInteger - point);
        var fraction = text.Length - point - symbols.Decimal.Length;
        text.Append(symbols.Zero, Math.Max(0, part.LeastFraction - fraction));
        Group(text, part, point, symbols);
        if (!part.Picture.Contains(symbols.Decimal, StringComparison.Ordinal)
            || text.ToString().EndsWith(symbols.Decimal, StringComparison.Ordinal))
        {
            text.Length -= symbols.Decimal.Length;
        }
    }

    private static void Group(StringBuilder text, NumberPart part, int point, NumberSymbols symbols)
    {
        foreach (var position in part.FractionGroups.OrderDescending())
        {
            var at = point + symbols.Decimal.Length + position;
            if (at < text.Length)
            {
                text.Insert(at, symbols.Grouping);
            }
        }

        var positions = part.RegularGroup > 0
            ? Enumerable.Range(1, Math.Max(0, (point - 1) / part.RegularGroup)).Select(group => group * part.RegularGroup)
            : part.IntegerGroups.Order();
        foreach (var position in positions)
        {
            if (position < point)
            {
                text.Insert(point - position, symbols.Grouping);
            }
        }
    }
}
