using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Paths;

/// <summary>The comparisons a filter knows. Values of different kinds are unequal and have no order.</summary>
internal sealed class PathComparison
{
    private static readonly PathComparison[] s_all =
    [
        new("==", Same),
        new("!=", static (left, right) => !Same(left, right)),
        new("<=", static (left, right) => Order(left, right) <= 0),
        new(">=", static (left, right) => Order(left, right) >= 0),
        new("<", static (left, right) => Order(left, right) < 0),
        new(">", static (left, right) => Order(left, right) > 0),
        new("nin", static (left, right) => left is not null && right is JsonArray && !Contains(right, left)),
        new("in", static (left, right) => left is not null && Contains(right, left)),
        new("subsetof", static (left, right) => left is JsonArray some && some.Items.All(item => Contains(right, item))),
        new("anyof", static (left, right) => left is JsonArray some && some.Items.Any(item => Contains(right, item))),
        new("noneof", static (left, right) => left is JsonArray some && !some.Items.Any(item => Contains(right, item))),
        new("all", static (left, right) => right is JsonArray some && some.Items.All(item => Contains(left, item))),
        new("contains", static (left, right) => left is JsonString text
            ? right is JsonString part && text.Value.Contains(part.Value, StringComparison.Ordinal)
            : right is not null && Contains(left, right)),
        new("size", static (left, right) => right is JsonNumber size && Length(left) == size.Value),
        new("empty", static (left, right) => right is JsonBoolean wanted && left is not null
            && Length(left) == 0 == wanted.Value),
    ];

    private readonly Func<JsonValue?, JsonValue?, bool> _holds;

    private PathComparison(string sign, Func<JsonValue?, JsonValue?, bool> holds)
    {
        Sign = sign;
        _holds = holds;
    }

    public string Sign { get; }

    /// <summary>The comparison whose sign stands at a place, or null.</summary>
    public static PathComparison? At(ReadOnlySpan<char> text)
    {
        foreach (var comparison in s_all)
        {
            var sign = comparison.Sign;
            if (text.StartsWith(sign, StringComparison.OrdinalIgnoreCase)
                && (!char.IsLetter(sign[0]) || text.Length == sign.Length || !char.IsLetterOrDigit(text[sign.Length])))
            {
                return comparison;
            }
        }

        return null;
    }

    public bool Holds(JsonValue? left, JsonValue? right) => _holds(left, right);

    private static bool Same(JsonValue? left, JsonValue? right) =>
        left is null || right is null ? left is null && right is null : left.Equals(right);

    private static int? Order(JsonValue? left, JsonValue? right) => (left, right) switch
    {
        (JsonNumber first, JsonNumber second) => first.CompareTo(second),
        (JsonString first, JsonString second) => string.CompareOrdinal(first.Value, second.Value),
        _ => null,
    };

    private static bool Contains(JsonValue? container, JsonValue item) =>
        container is JsonArray array && array.Items.Contains(item);

    private static int? Length(JsonValue? value) => value switch
    {
        JsonArray array => array.Count,
        JsonObject members => members.Count,
        JsonString text => text.Value.Length,
        _ => null,
    };
}
