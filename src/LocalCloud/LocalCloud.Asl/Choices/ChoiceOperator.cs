using System.Collections.Frozen;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Choices;

/// <summary>A comparison operator of Choice rules.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Operand">The kind its value must be of in a definition.</param>
/// <param name="Holds">Whether it holds for a value and an operand.</param>
internal sealed record ChoiceOperator(string Name, OperandKind Operand, Func<JsonValue, JsonValue, bool> Holds)
{
    private static readonly FrozenDictionary<string, ChoiceOperator> s_all = Create()
        .ToFrozenDictionary(choice => choice.Name, StringComparer.Ordinal);

    /// <summary>All names, as they are listed in messages.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Create().Select(choice => choice.Name)];

    /// <summary>Whether it asks if a variable is there at all.</summary>
    public bool IsPresence => Name == "IsPresent";

    /// <summary>The operator of a field's name, or null.</summary>
    public static ChoiceOperator? Find(string name) => s_all.GetValueOrDefault(name);

    private static IEnumerable<ChoiceOperator> Create()
    {
        foreach (var (suffix, holds) in new (string, Func<int, bool>)[]
        {
            ("Equals", static order => order == 0),
            ("LessThan", static order => order < 0),
            ("GreaterThan", static order => order > 0),
            ("LessThanEquals", static order => order <= 0),
            ("GreaterThanEquals", static order => order >= 0),
        })
        {
            foreach (var choice in WithPath($"String{suffix}", OperandKind.String, (left, right) =>
                left is JsonString first && right is JsonString second
                && holds(string.CompareOrdinal(first.Value, second.Value))))
            {
                yield return choice;
            }

            foreach (var choice in WithPath($"Numeric{suffix}", OperandKind.Number, (left, right) =>
                left is JsonNumber first && right is JsonNumber second && holds(first.CompareTo(second))))
            {
                yield return choice;
            }

            foreach (var choice in WithPath($"Timestamp{suffix}", OperandKind.Timestamp, (left, right) =>
                TryTime(left, out var first) && TryTime(right, out var second) && holds(first.CompareTo(second))))
            {
                yield return choice;
            }
        }

        foreach (var choice in WithPath("BooleanEquals", OperandKind.Boolean, static (left, right) =>
            left is JsonBoolean && right is JsonBoolean && left.Equals(right)))
        {
            yield return choice;
        }

        yield return new("StringMatches", OperandKind.String, static (left, right) =>
            left is JsonString text && right is JsonString pattern && WildcardPattern.Matches(text.Value, pattern.Value));
        yield return Test("IsPresent", static _ => true);
        yield return Test("IsNull", static value => value is JsonNull);
        yield return Test("IsNumeric", static value => value is JsonNumber);
        yield return Test("IsString", static value => value is JsonString);
        yield return Test("IsBoolean", static value => value is JsonBoolean);
        yield return Test("IsTimestamp", static value => TryTime(value, out _));
    }

    private static IEnumerable<ChoiceOperator> WithPath(
        string name, OperandKind kind, Func<JsonValue, JsonValue, bool> holds) =>
        [new(name, kind, holds), new(name + "Path", OperandKind.Path, holds)];

    private static ChoiceOperator Test(string name, Func<JsonValue, bool> test) => new(
        name, OperandKind.Boolean, (value, wanted) => wanted is JsonBoolean boolean && test(value) == boolean.Value);

    private static bool TryTime(JsonValue value, out DateTimeOffset time)
    {
        time = default;
        return value is JsonString text && Timestamp.TryParse(text.Value, out time);
    }
}
