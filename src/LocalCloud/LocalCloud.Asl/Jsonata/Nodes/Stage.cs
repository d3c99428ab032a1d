using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Nodes;

/// <summary>What follows a step: a predicate, or (#) a variable that takes the index among the items left.</summary>
internal sealed record Stage(Node? Predicate, string? Index)
{
    public static object? Apply(List<Stage> stages, object? result, Frame frame, Run run)
    {
        foreach (var stage in stages)
        {
            if (stage.Predicate is { } predicate)
            {
                result = Filter.Apply(predicate, result, frame, run);
            }
            else if (result is ArrayValue { IsTupleStream: true } tuples)
            {
                result = Numbered(tuples, stage.Index!);
            }
        }

        return result;
    }

    private static ArrayValue Numbered(ArrayValue tuples, string name)
    {
        var numbered = new ArrayValue(tuples.Count) { IsSequence = true, IsTupleStream = true };
        for (var at = 0; at < tuples.Count; at++)
        {
            numbered.Add(((PathTuple)tuples[at]!).With(name, Boxes.Of(at)));
        }

        return numbered;
    }
}
