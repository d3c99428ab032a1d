using System.Text.Json;

namespace LocalCloud.Services.EventBridge.Patterns;

/// <summary>Reads <c>["&gt;", 0, "&lt;=", 5]</c>.</summary>
internal static class NumericReader
{
    public static ValueMatcher.Numeric Read(JsonElement value, double largest)
    {
        var parts = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [];
        if (parts.Count is not 2 and not 4)
        {
            throw Invalid("Invalid member in numeric match: one or two comparisons are wanted");
        }

        var range = new ValueMatcher.Numeric(double.NegativeInfinity, true, double.PositiveInfinity, true);
        for (var i = 0; i < parts.Count; i += 2)
        {
            var comparison = parts[i].ValueKind == JsonValueKind.String ? parts[i].GetString() : null;
            var number = parts[i + 1].ValueKind == JsonValueKind.Number
                ? parts[i + 1].GetDouble()
                : throw Invalid("Value of numeric match must be numeric");
            if (Math.Abs(number) > largest)
            {
                throw Invalid($"Value of numeric match must be between -{largest:0} and {largest:0}, inclusive");
            }

            // Two comparisons are a range: a lower bound, then an upper one.
            range = (comparison, i, parts.Count) switch
            {
                ("=", _, 2) => new(number, true, number, true),
                (">", 0, _) => range with { Low = number, LowCounts = false },
                (">=", 0, _) => range with { Low = number },
                ("<", _, 2) or ("<", 2, _) => range with { High = number, HighCounts = false },
                ("<=", _, 2) or ("<=", 2, _) => range with { High = number },
                _ => throw Invalid($"Unrecognized numeric range operator: {comparison}"),
            };
        }

        return range.Low < range.High || (parts.Count == 2)
            ? range
            : throw Invalid("Bottom must be less than top");
    }

    private static PatternException Invalid(string reason) => new($"Event pattern is not valid. Reason: {reason}");
}
