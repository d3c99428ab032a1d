using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>Functions of any value.</summary>
internal static class Logic
{
    public static object? Boolean(object?[] arguments, Run run) =>
        arguments[0] is { } value ? Boxes.Of(Truth.Of(value, run)) : null;

    public static object? Not(object?[] arguments, Run run) =>
        arguments[0] is { } value ? Boxes.Of(!Truth.Of(value, run)) : null;

    public static object? Exists(object?[] arguments, Run run) => Boxes.Of(arguments[0] is not null);

    public static object? Type(object?[] arguments, Run run) => arguments[0] switch
    {
        null => null,
        string => "string",
        double => "number",
        bool => "boolean",
        ArrayValue => "array",
        ObjectValue => "object",
        FunctionValue => "function",
        _ => "null",
    };

    public static object? Error(object?[] arguments, Run run) =>
        throw new JsonataException("D3137", detail: arguments[0] as string is { Length: > 0 } message ? message : "$error() function evaluated");

    public static object? Assert(object?[] arguments, Run run) =>
        arguments[0] is true
            ? null
            : throw new JsonataException("D3141", detail: arguments[1] as string is { Length: > 0 } message ? message : "$assert() statement failed");
}
