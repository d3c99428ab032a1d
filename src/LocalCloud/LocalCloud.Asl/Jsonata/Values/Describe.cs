namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>A value in an error message: short, and never the contents of a structure.</summary>
internal static class Describe
{
    private const int Longest = 100;

    public static string Value(object? value) => value switch
    {
        null => "nothing",
        string text => text.Length <= Longest ? text : text[..Longest] + "…",
        double number => JsNumber.Format(number),
        bool truth => truth ? "true" : "false",
        ArrayValue => "an array",
        ObjectValue => "an object",
        FunctionValue => "a function",
        _ => "null",
    };
}
