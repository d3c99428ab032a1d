using LocalCloud.Asl.Jsonata.Nodes;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>Functions that make one number of many.</summary>
internal static class Aggregations
{
    public static object? Sum(object?[] arguments, Run run) =>
        arguments[0] is ArrayValue numbers ? Boxes.Of(Total(numbers, run)) : null;

    public static object? Count(object?[] arguments, Run run) => Boxes.Of((arguments[0] as ArrayValue)?.Count ?? 0);

    public static object? Max(object?[] arguments, Run run) => Extreme(arguments[0], Math.Max, run);

    public static object? Min(object?[] arguments, Run run) => Extreme(arguments[0], Math.Min, run);

    public static object? Average(object?[] arguments, Run run) =>
        arguments[0] is ArrayValue { Count: > 0 } numbers ? Boxes.Of(Total(numbers, run) / numbers.Count) : null;

    private static double Total(ArrayValue numbers, Run run)
    {
        run.Step(numbers.Count);
        var total = 0d;
        foreach (var number in numbers.Items)
        {
            total += (double)number!;
        }

        return total;
    }

    private static object? Extreme(object? argument, Func<double, double, double> better, Run run)
    {
        if (argument is not ArrayValue { Count: > 0 } numbers)
        {
            return null;
        }

        run.Step(numbers.Count);
        var best = (double)numbers[0]!;
        foreach (var number in numbers.Items)
        {
            best = better(best, (double)number!);
        }

        return Boxes.Of(best);
    }
}
