using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Pictures;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>Functions of time: milliseconds since 1970 in UTC, and texts.</summary>
internal static class Times
{
    public static object? Now(object?[] arguments, Run run) =>
        DateTimePicture.Format(run.Context.Now.ToUnixTimeMilliseconds(), arguments[0] as string, arguments[1] as string);

    public static object? Millis(object?[] arguments, Run run) => Boxes.Of(run.Context.Now.ToUnixTimeMilliseconds());

    public static object? FromMillis(object?[] arguments, Run run) =>
        arguments[0] is double millis ? DateTimePicture.Format(millis, arguments[1] as string, arguments[2] as string) : null;

    public static object? ToMillis(object?[] arguments, Run run)
    {
        if (arguments[0] is not string text)
        {
            return null;
        }

        var millis = arguments[1] is string picture
            ? DateTimeReader.Read(text, picture, run.Context.Now)
            : IsoTimestamp.Read(text);
        return millis is { } found ? Boxes.Of(found) : null;
    }
}
