namespace LocalCloud.Asl.Json;

/// <summary>Collects an object's members; a name set again keeps its place and takes the later value.</summary>
public sealed class JsonObjectBuilder
{
    private const int Few = 8;

    private readonly List<string> _names = [];
    private readonly List<JsonValue> _values = [];
    private Dictionary<string, int>? _table;

    /// <summary>Begins with no member.</summary>
    public JsonObjectBuilder()
    {
    }

    /// <summary>Begins with these members.</summary>
    /// <param name="members">The members.</param>
    public JsonObjectBuilder(IEnumerable<KeyValuePair<string, JsonValue>> members)
    {
        foreach (var (name, value) in members)
        {
            Set(name, value);
        }
    }

    /// <summary>How many members there are.</summary>
    public int Count => _names.Count;

    internal string[] Names => [.. _names];

    internal JsonValue[] Values => [.. _values];

    /// <summary>Sets a member.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This builder.</returns>
    public JsonObjectBuilder Set(string name, JsonValue value)
    {
        var at = IndexOf(name);
        if (at >= 0)
        {
            _values[at] = value;
            return this;
        }

        _table?.Add(name, _names.Count);
        _names.Add(name);
        _values.Add(value);
        return this;
    }

    /// <summary>Sets a member to a text.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The text.</param>
    /// <returns>This builder.</returns>
    public JsonObjectBuilder Set(string name, string value) => Set(name, JsonValue.Of(value));

    /// <summary>The object.</summary>
    /// <exception cref="JsonDepthException">It would nest too deep.</exception>
    public JsonObject Build() => _names.Count == 0 ? JsonObject.Empty : new JsonObject(this);

    private int IndexOf(string name)
    {
        if (_table is not null)
        {
            return _table.GetValueOrDefault(name, -1);
        }

        if (_names.Count <= Few)
        {
            return _names.IndexOf(name);
        }

        _table = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _names.Count; i++)
        {
            _table.Add(_names[i], i);
        }

        return _table.GetValueOrDefault(name, -1);
    }
}
