using System.Globalization;

namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>Checks of numbers: JSONata lets an infinity arise, and refuses it when it is used.</summary>
internal static class Numeric
{
    /// <summary>The number if it is finite.</summary>
    /// <exception cref="JsonataException">D1001.</exception>
    public static double Check(double number) =>
        double.IsFinite(number) ? number : throw new JsonataException("D1001", value: JsNumber.Format(number));

    public static bool Is(object? value) => value is double number && double.IsFinite(Check(number));

    public static bool IsInteger(object? value) => Is(value) && Math.Truncate((double)value!) == (double)value;

    /// <summary>Whether the value is an array of numbers only; true of an empty one.</summary>
    public static bool AllNumbers(ArrayValue items)
    {
        foreach (var item in items.Items)
        {
            if (!Is(item))
            {
                return false;
            }
        }

        return true;
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
