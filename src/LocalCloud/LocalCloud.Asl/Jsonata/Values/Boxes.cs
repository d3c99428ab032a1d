namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>Boxed booleans and small integers, so that most values cost no allocation.</summary>
internal static class Boxes
{
    private const int Smallest = -128;
    private static readonly object[] s_integers = [.. Enumerable.Range(Smallest, 1024 - Smallest).Select(number => (object)(double)number)];

    public static object True { get; } = true;

    public static object False { get; } = false;

    public static object Of(bool value) => value ? True : False;

    public static object Of(double value)
    {
        var whole = (int)value;
        return whole >= Smallest && whole < 1024 && whole == value && (whole != 0 || !double.IsNegative(value))
            ? s_integers[whole - Smallest]
            : value;
    }
}
