using System.Runtime.InteropServices;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>
/// Steps taken on the JSON itself: of a path like <c>orders.lines.price</c> only what it leads to becomes a value of the evaluator,
/// nothing on the way there. Names, and <c>**</c> before them.
/// </summary>
internal static class SourceSteps
{
    /// <summary>From each step on, how many steps in a row can be taken so.</summary>
    public static int[] Runs(List<Node> steps)
    {
        var runs = new int[steps.Count];
        for (var at = steps.Count - 1; at >= 0; at--)
        {
            runs[at] = !IsPlain(steps[at]) ? 0
                : at + 1 < steps.Count && steps[at + 1] is NameNode ? 1 + runs[at + 1]
                : 1;
        }

        return runs;
    }

    /// <summary>Takes steps from an object of the input.</summary>
    /// <param name="source">The object.</param>
    /// <param name="steps">The path.</param>
    /// <param name="from">The first step to take.</param>
    /// <param name="count">How many.</param>
    /// <param name="run">The evaluation.</param>
    /// <param name="current">What they led to: a value, an array of the data at the path's end, or a sequence.</param>
    /// <returns>Whether they could be taken: not through arrays in arrays.</returns>
    public static bool Take(JsonObject source, List<Node> steps, int from, int count, Run run, out object? current)
    {
        current = null;
        JsonValue? one = source;
        var many = ReadOnlySpan<JsonValue>.Empty;
        for (var at = from; at < from + count; at++)
        {
            if (steps[at] is DescendantsNode)
            {
                var all = new List<JsonValue>();
                Descend(one!, all, run);
                one = all.Count == 1 ? all[0] : null;
                many = one is null ? CollectionsMarshal.AsSpan(all) : default;
                continue;
            }

            var name = ((NameNode)steps[at]).Name;
            if (one is not null)
            {
                run.Step();
                one = one is JsonObject members && members.TryGet(name, out var member) ? member : null;
            }
            else if (!Members(many, name, run, out one, out many))
            {
                return false;
            }

            if (one is null && many.IsEmpty)
            {
                return true;
            }

            if (one is JsonArray array)
            {
                if (at == steps.Count - 1)
                {
                    current = new ArrayValue(array);
                    return true;
                }

                one = null;
                many = array.Span;
                if (many.IsEmpty)
                {
                    return true;
                }
            }
        }

        current = one is not null ? JsonBridge.FromJson(one) : Sequence(many);
        return true;
    }

    private static bool IsPlain(Node step) =>
        step is NameNode or DescendantsNode
        && step is
        {
            Stages: null, Predicates: null, Group: null, Focus: null, Index: null, Ancestor: null,
            KeepArray: false, BindsTuples: false, IsConstructor: false,
        };

    /// <summary>
    /// The members of that name: one as it is, several in one sequence, arrays among them taken apart. False where an array stands in
    /// the array.
    /// </summary>
    private static bool Members(
        ReadOnlySpan<JsonValue> items, string name, Run run, out JsonValue? one, out ReadOnlySpan<JsonValue> many)
    {
        run.Step(items.Length);
        one = null;
        many = default;
        List<JsonValue>? found = null;
        foreach (var item in items)
        {
            if (item is JsonArray)
            {
                return false;
            }

            if (item is not JsonObject members || !members.TryGet(name, out var member))
            {
                continue;
            }

            if (found is not null)
            {
                Join(found, member);
            }
            else if (one is null)
            {
                one = member;
            }
            else
            {
                found = new List<JsonValue>(items.Length);
                Join(found, one);
                Join(found, member);
                one = null;
            }
        }

        many = CollectionsMarshal.AsSpan(found);
        return true;
    }

    private static void Join(List<JsonValue> found, JsonValue value)
    {
        if (value is JsonArray array)
        {
            found.AddRange(array.Span);
        }
        else
        {
            found.Add(value);
        }
    }

    private static void Descend(JsonValue value, List<JsonValue> found, Run run)
    {
        run.Enter();
        if (value is JsonArray items)
        {
            foreach (var item in items.Span)
            {
                Descend(item, found, run);
            }
        }
        else
        {
            run.Build(1);
            found.Add(value);
            if (value is JsonObject members)
            {
                foreach (var member in members.Values)
                {
                    Descend(member, found, run);
                }
            }
        }

        run.Leave();
    }

    // Of JSON still: what nothing looks into goes out as it came in.
    private static ArrayValue Sequence(ReadOnlySpan<JsonValue> items) =>
        new(new JsonArray(items.ToArray())) { IsSequence = true };
}
