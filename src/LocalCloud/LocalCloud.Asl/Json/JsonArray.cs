using System.Text;

namespace LocalCloud.Asl.Json;

/// <summary>A JSON array.</summary>
public sealed class JsonArray : JsonValue
{
    /// <summary><c>[]</c>.</summary>
    public static readonly JsonArray Empty = new([]);

    private readonly JsonValue[] _items;
    private readonly int _depth;

    /// <summary>An array of these items.</summary>
    /// <param name="items">The items, copied.</param>
    /// <exception cref="JsonDepthException">It would nest too deep.</exception>
    public JsonArray(IEnumerable<JsonValue> items)
        : this(items.ToArray())
    {
    }

    /// <summary>Takes the array over: the caller must not write to it again.</summary>
    internal JsonArray(JsonValue[] items)
    {
        _items = items;
        foreach (var item in items)
        {
            _depth = Math.Max(_depth, item.Depth);
        }

        if (++_depth > MaximumDepth)
        {
            throw new JsonDepthException();
        }
    }

    /// <summary>The items in order.</summary>
    public IReadOnlyList<JsonValue> Items => _items;

    /// <summary>The items as a span, for loops that count.</summary>
    public ReadOnlySpan<JsonValue> Span => _items;

    /// <summary>How many items.</summary>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Array;

    internal override int Depth => _depth;

    /// <summary>The item at an index from 0.</summary>
    /// <param name="index">The index.</param>
    public JsonValue this[int index] => _items[index];

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) =>
        ReferenceEquals(this, other) || (other is JsonArray array && Span.SequenceEqual(array.Span));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    internal override void Render(StringBuilder builder)
    {
        builder.Append('[');
        for (var i = 0; i < _items.Length; i++)
        {
            if (i > 0)
            {
                builder.Append(',');
            }

            _items[i].Render(builder);
        }

        builder.Append(']');
    }

    private protected override int CountBytes()
    {
        var bytes = 2L + Math.Max(0, _items.Length - 1);
        foreach (var item in _items)
        {
            bytes += item.CompactSize;
        }

        return (int)Math.Min(bytes, int.MaxValue);
    }
}
