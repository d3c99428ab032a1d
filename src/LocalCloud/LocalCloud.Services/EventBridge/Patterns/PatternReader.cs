using System.Text.Json;

namespace LocalCloud.Services.EventBridge.Patterns;

/// <summary>Reads the objects of a pattern.</summary>
internal static class PatternReader
{
    private const string Or = "$or";

    public static PatternNode Read(JsonElement pattern)
    {
        if (pattern.ValueKind != JsonValueKind.Object)
        {
            throw new PatternException("Event pattern is not valid. Reason: Filter is not an object");
        }

        var fields = new List<(string, IReadOnlyList<ValueMatcher>)>();
        var objects = new List<(string, PatternNode)>();
        var choices = new List<IReadOnlyList<PatternNode>>();
        foreach (var member in pattern.EnumerateObject())
        {
            switch (member.Value.ValueKind)
            {
                case JsonValueKind.Array when member.Name == Or && IsChoice(member.Value):
                    choices.Add([.. member.Value.EnumerateArray().Select(Read)]);
                    break;
                case JsonValueKind.Array when member.Value.GetArrayLength() > 0:
                    fields.Add((member.Name, [.. member.Value.EnumerateArray().Select(v => MatcherReader.Read(member.Name, v))]));
                    break;
                case JsonValueKind.Array:
                    throw new PatternException("Event pattern is not valid. Reason: Empty arrays are not allowed");
                case JsonValueKind.Object:
                    objects.Add((member.Name, Read(member.Value)));
                    break;
                default:
                    throw new PatternException($"Event pattern is not valid. Reason: \"{member.Name}\" must be an object or an array");
            }
        }

        return fields.Count + objects.Count + choices.Count > 0
            ? new PatternNode(fields, objects, choices)
            : throw new PatternException("Event pattern is not valid. Reason: Empty objects are not allowed");
    }

    // A member called $or that is no list of two or more patterns is a member like any other.
    private static bool IsChoice(JsonElement value) =>
        value.GetArrayLength() > 1 && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Object);
}
