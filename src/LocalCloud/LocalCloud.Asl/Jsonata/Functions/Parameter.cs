using LocalCloud.Asl.Jsonata.Values;

namespace LocalCloud.Asl.Jsonata.Functions;

/// <summary>A parameter of a signature.</summary>
/// <param name="Accepts">The kinds of value that fit.</param>
/// <param name="IsArray">Whether a single value is made an array.</param>
internal sealed record Parameter(ValueKinds Accepts, bool IsArray)
{
    public bool FromContext { get; init; }

    public int Least { get; init; } = 1;

    public int Most { get; init; } = 1;

    /// <summary>The type that all items must have; null for any.</summary>
    public string? Items { get; init; }

    public static ValueKinds KindsOf(char letter) => letter switch
    {
        's' => ValueKinds.String,
        'n' => ValueKinds.Number,
        'b' => ValueKinds.Boolean,
        'l' => ValueKinds.Null,
        'o' => ValueKinds.Object,
        'a' => ValueKinds.Array,
        'f' => ValueKinds.Function,
        'j' => ValueKinds.Any & ~ValueKinds.Function,
        'x' => ValueKinds.Any,
        _ => ValueKinds.None,
    };

    /// <summary>The argument as the function takes it.</summary>
    public object? Take(object? value, int index)
    {
        if (!IsArray || value is null)
        {
            return value;
        }

        if (Items is { Length: > 0 } items)
        {
            var wanted = KindsOf(items[0]);
            var fits = true;
            if (value is ArrayValue array)
            {
                foreach (var item in array.Items)
                {
                    fits &= Kind.Of(item) == wanted;
                }
            }
            else
            {
                fits = items.Length == 1 && Kind.Of(value) == wanted;
            }

            if (!fits)
            {
                throw new JsonataException("T0412", value: Describe.Value(value), detail: Numeric.Text(index + 1));
            }
        }

        if (value is ArrayValue)
        {
            return value;
        }

        var single = new ArrayValue(1);
        single.Add(value);
        return single;
    }
}
