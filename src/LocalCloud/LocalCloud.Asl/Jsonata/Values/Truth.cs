using LocalCloud.Asl.Jsonata.Nodes;

namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>What counts as true, and what is equal to what.</summary>
internal static class Truth
{
    /// <summary>JSONata's cast to boolean: empty strings, arrays and objects, 0, null, functions and nothing are false.</summary>
    public static bool Of(object? value, Run run)
    {
        switch (value)
        {
            case bool truth:
                return truth;
            case string text:
                return text.Length > 0;
            case double number:
                return Numeric.Check(number) != 0;
            case ObjectValue members:
                return members.Count > 0;
            case ArrayValue { Count: 1 } single:
                return Of(single[0], run);
            case ArrayValue items:
                foreach (var item in items.Items)
                {
                    run.Step();
                    if (Of(item, run))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }

    public static bool Same(object? left, object? right, Run run)
    {
        run.Step();
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        switch (left)
        {
            case string text:
                return right is string other && text == other;
            case double number:
                return right is double otherNumber && number == otherNumber;
            case bool truth:
                return right is bool otherTruth && truth == otherTruth;
            case ArrayValue items:
                return right is ArrayValue otherItems && SameItems(items, otherItems, run);
            case ObjectValue members:
                return right is ObjectValue otherMembers && SameMembers(members, otherMembers, run);
            default:
                return false;
        }
    }

    private static bool SameItems(ArrayValue left, ArrayValue right, Run run)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        run.Enter();
        for (var at = 0; at < left.Count; at++)
        {
            if (!Same(left[at], right[at], run))
            {
                run.Leave();
                return false;
            }
        }

        run.Leave();
        return true;
    }

    private static bool SameMembers(ObjectValue left, ObjectValue right, Run run)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        run.Enter();
        for (var at = 0; at < left.Count; at++)
        {
            var name = left.Names[at];
            if (!right.Has(name) || !Same(left.Values[at], right.Get(name), run))
            {
                run.Leave();
                return false;
            }
        }

        run.Leave();
        return true;
    }
}
