using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Paths;

/// <summary>Writing at a reference path: members are made where they lack, items must exist.</summary>
internal static class ReferencePath
{
    /// <summary>A document with a value put at a path; null where it cannot be put there.</summary>
    public static JsonValue? Put(JsonPath path, JsonValue document, JsonValue value) =>
        Put(path.Steps, document, value);

    private static JsonValue? Put(ReadOnlySpan<PathStep> steps, JsonValue? at, JsonValue value)
    {
        if (steps.IsEmpty)
        {
            return value;
        }

        switch (steps[0], at)
        {
            case (PathStep.Name name, null):
                return Put(steps[1..], null, value) is { } made ? JsonObject.Empty.With(name.Value, made) : null;
            case (PathStep.Name name, JsonObject members):
                return Put(steps[1..], members[name.Value], value) is { } member
                    ? members.With(name.Value, member)
                    : null;
            case (PathStep.Index index, JsonArray array) when index.In(array) is { } item:
                if (Put(steps[1..], item, value) is not { } changed)
                {
                    return null;
                }

                var items = array.Span.ToArray();
                items[index.At] = changed;
                return new JsonArray(items);
            default:
                return null;
        }
    }
}
