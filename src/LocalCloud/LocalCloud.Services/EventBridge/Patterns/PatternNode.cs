using System.Text.Json;

namespace LocalCloud.Services.EventBridge.Patterns;

/// <summary>What an object of the event must have.</summary>
/// <param name="Fields">Members that must hold one of some values.</param>
/// <param name="Objects">Members that must match a pattern of their own.</param>
/// <param name="Choices">Each a choice of which one must match.</param>
internal sealed record PatternNode(
    IReadOnlyList<(string Name, IReadOnlyList<ValueMatcher> Values)> Fields,
    IReadOnlyList<(string Name, PatternNode Pattern)> Objects,
    IReadOnlyList<IReadOnlyList<PatternNode>> Choices)
{
    /// <summary>Matches a value: an object itself, or any object in an array. An absent member is an empty object.</summary>
    public bool Matches(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Any(Matches),
        JsonValueKind.Object => Fields.All(f => Holds(value, f.Name, f.Values))
            && Objects.All(o => value.TryGetProperty(o.Name, out var member) ? o.Pattern.Matches(member) : o.Pattern.MatchesAbsent())
            && Choices.All(choice => choice.Any(c => c.Matches(value))),
        _ => MatchesAbsent(),
    };

    // Only what asks for absence can be found in nothing.
    private bool MatchesAbsent() =>
        Fields.All(f => f.Values.Any(v => v.MatchesAbsent))
        && Objects.All(o => o.Pattern.MatchesAbsent())
        && Choices.All(choice => choice.Any(c => c.MatchesAbsent()));

    private static bool Holds(JsonElement owner, string name, IReadOnlyList<ValueMatcher> values)
    {
        if (!owner.TryGetProperty(name, out var member))
        {
            return values.Any(v => v.MatchesAbsent);
        }

        foreach (var value in values)
        {
            if (member.ValueKind == JsonValueKind.Array ? MatchesArray(member, value) : value.Matches(member))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MatchesArray(JsonElement array, ValueMatcher value)
    {
        foreach (var element in array.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.Array ? MatchesArray(element, value) : value.Matches(element))
            {
                return true;
            }
        }

        return false;
    }
}
