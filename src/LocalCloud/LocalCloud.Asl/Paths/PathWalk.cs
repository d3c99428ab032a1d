using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Paths;

/// <summary>What each kind of step selects, where several values are followed at once.</summary>
internal static class PathWalk
{
    public static void Select(PathStep step, JsonValue value, JsonValue root, List<JsonValue> found)
    {
        switch (step, value)
        {
            case (PathStep.Name name, JsonObject members):
                AddSome(found, members[name.Value]);
                break;
            case (PathStep.Names { IsLast: true } names, JsonObject members):
                found.Add(names.Pick(members));
                break;
            case (PathStep.Names names, JsonObject members):
                foreach (var name in names.Values)
                {
                    AddSome(found, members[name]);
                }

                break;
            case (PathStep.Index index, JsonArray array):
                AddSome(found, index.In(array));
                break;
            case (PathStep.Indexes indexes, JsonArray array):
                foreach (var index in indexes.At)
                {
                    AddSome(found, index.In(array));
                }

                break;
            case (PathStep.Slice slice, JsonArray array):
                var (from, to) = slice.Of(array.Count);
                for (var i = from; i < to; i++)
                {
                    found.Add(array[i]);
                }

                break;
            case (PathStep.Wildcard, JsonArray or JsonObject):
                found.AddRange(Children(value));
                break;
            case (PathStep.Descendants, _):
                Descend(value, found);
                break;
            case (PathStep.Filter filter, JsonArray array):
                found.AddRange(array.Items.Where(item => filter.Condition.Accepts(item, root)));
                break;
            case (PathStep.Filter filter, JsonObject) when filter.Condition.Accepts(value, root):
                found.Add(value);
                break;
        }
    }

    private static void Descend(JsonValue value, List<JsonValue> found)
    {
        found.Add(value);
        foreach (var child in Children(value))
        {
            if (child is JsonArray or JsonObject)
            {
                Descend(child, found);
            }
        }
    }

    private static IReadOnlyList<JsonValue> Children(JsonValue value) => value switch
    {
        JsonArray array => array.Items,
        JsonObject members => members.Values,
        _ => [],
    };

    private static void AddSome(List<JsonValue> found, JsonValue? value)
    {
        if (value is not null)
        {
            found.Add(value);
        }
    }
}
