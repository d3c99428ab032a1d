using System.Diagnostics;

using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>
/// An array or a sequence. A sequence is what a path or a predicate gives: of one item it is that item and of none it is nothing,
/// once the expression that made it is done. Its items are read from JSON when first asked for.
/// </summary>
[DebuggerDisplay("Count = {Count}")]
internal sealed class ArrayValue
{
    private object?[] _items;
    private int _count;
    private JsonArray? _source;

    public ArrayValue()
    {
        _items = [];
    }

    public ArrayValue(int capacity)
    {
        _items = capacity == 0 ? [] : new object?[capacity];
    }

    public ArrayValue(JsonArray source)
        : this()
    {
        _source = source;
        Source = source;
    }

    /// <summary>The JSON that this is, for as long as nothing was changed.</summary>
    public JsonArray? Source { get; private set; }

    public bool IsSequence { get; init; }

    /// <summary>A sequence of one item stays an array.</summary>
    public bool KeepSingleton { get; set; }

    /// <summary>Written as [..] at an end of a path: a step does not flatten it.</summary>
    public bool IsConstructed { get; set; }

    /// <summary>The items are <see cref="Nodes.PathTuple"/>s.</summary>
    public bool IsTupleStream { get; init; }

    /// <summary>Holds the input where that is an array.</summary>
    public bool IsWrapper { get; init; }

    public int Count => _source?.Count ?? _count;

    /// <summary>The items, valid until the next change.</summary>
    public ReadOnlySpan<object?> Items
    {
        get
        {
            Fill();
            return _items.AsSpan(0, _count);
        }
    }

    public object? this[int index]
    {
        get
        {
            Fill();
            return _items[index];
        }
    }

    /// <summary>The item at an index, the others left unread.</summary>
    public object? At(int index) => _source is { } source ? JsonBridge.FromJson(source[index]) : _items[index];

    public static ArrayValue Sequence() => new() { IsSequence = true };

    public static ArrayValue Sequence(object? item)
    {
        var sequence = new ArrayValue(1) { IsSequence = true };
        sequence.Add(item);
        return sequence;
    }

    /// <summary>The value itself if it is an array, else an array of it.</summary>
    public static ArrayValue Of(object? value) => value as ArrayValue ?? Sequence(value);

    public void Add(object? item)
    {
        Fill();
        Source = null;
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, _count == 0 ? 4 : _count * 2);
        }

        _items[_count++] = item;
    }

    public void AddRange(ReadOnlySpan<object?> items)
    {
        Fill();
        Source = null;
        if (_count + items.Length > _items.Length)
        {
            Array.Resize(ref _items, Math.Max(_count + items.Length, _count * 2));
        }

        items.CopyTo(_items.AsSpan(_count));
        _count += items.Length;
    }

    /// <summary>Adds the value, or its items if it is an array.</summary>
    public void Append(object? value)
    {
        if (value is ArrayValue array)
        {
            AddRange(array.Items);
        }
        else
        {
            Add(value);
        }
    }

    private void Fill()
    {
        if (_source is { } source)
        {
            _source = null;
            _items = new object?[source.Count];
            foreach (var item in source.Span)
            {
                _items[_count++] = JsonBridge.FromJson(item);
            }
        }
    }
}
