using System.Diagnostics;

using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>An object: members in the order they were set. They are read from JSON when first asked for.</summary>
[DebuggerDisplay("Count = {Count}")]
internal sealed class ObjectValue
{
    private const int SearchedInTurn = 8;
    private string[] _names = [];
    private object?[] _values = [];
    private int _count;
    private Dictionary<string, int>? _index;
    private JsonObject? _source;

    public ObjectValue()
    {
    }

    public ObjectValue(JsonObject source)
    {
        _source = source;
        Source = source;
    }

    /// <summary>The JSON that this is, for as long as nothing was changed.</summary>
    public JsonObject? Source { get; private set; }

    public int Count
    {
        get
        {
            Fill();
            return _count;
        }
    }

    public ReadOnlySpan<string> Names
    {
        get
        {
            Fill();
            return _names.AsSpan(0, _count);
        }
    }

    public ReadOnlySpan<object?> Values
    {
        get
        {
            Fill();
            return _values.AsSpan(0, _count);
        }
    }

    /// <summary>The member's value; null where there is none.</summary>
    public object? Get(string name)
    {
        if (_source is { } source)
        {
            // A path takes one member of many: the others stay unread.
            return source.TryGet(name, out var member) ? JsonBridge.FromJson(member) : null;
        }

        var at = Find(name);
        return at < 0 ? null : _values[at];
    }

    public bool Has(string name)
    {
        Fill();
        return Find(name) >= 0;
    }

    public void Set(string name, object? value)
    {
        Fill();
        Source = null;
        var at = Find(name);
        if (at >= 0)
        {
            _values[at] = value;
            return;
        }

        if (_count == _names.Length)
        {
            var size = _count == 0 ? 4 : _count * 2;
            Array.Resize(ref _names, size);
            Array.Resize(ref _values, size);
        }

        _names[_count] = name;
        _values[_count] = value;
        _index?.Add(name, _count);
        _count++;
    }

    public void Remove(string name)
    {
        Fill();
        var at = Find(name);
        if (at < 0)
        {
            return;
        }

        Source = null;
        _index = null;
        _count--;
        Array.Copy(_names, at + 1, _names, at, _count - at);
        Array.Copy(_values, at + 1, _values, at, _count - at);
    }

    private int Find(string name)
    {
        if (_count <= SearchedInTurn)
        {
            for (var at = 0; at < _count; at++)
            {
                if (_names[at] == name)
                {
                    return at;
                }
            }

            return -1;
        }

        if (_index is null)
        {
            _index = new Dictionary<string, int>(_count, StringComparer.Ordinal);
            for (var at = 0; at < _count; at++)
            {
                _index[_names[at]] = at;
            }
        }

        return _index.TryGetValue(name, out var found) ? found : -1;
    }

    private void Fill()
    {
        if (_source is { } source)
        {
            _source = null;
            _names = new string[source.Count];
            _values = new object?[source.Count];
            for (; _count < _names.Length; _count++)
            {
                _names[_count] = source.Names[_count];
                _values[_count] = JsonBridge.FromJson(source.Values[_count]);
            }
        }
    }
}
