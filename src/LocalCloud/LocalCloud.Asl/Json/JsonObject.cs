using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace LocalCloud.Asl.Json;

/// <summary>A JSON object: members in the order they were written, each name once.</summary>
public sealed class JsonObject : JsonValue
{
    /// <summary><c>{}</c>.</summary>
    public static readonly JsonObject Empty = new([], []);

    /// <summary>Up to here a walk over the names is faster than a table.</summary>
    private const int Few = 8;

    private readonly string[] _names;
    private readonly JsonValue[] _values;
    private readonly int _depth;
    private Dictionary<string, int>? _table;

    /// <summary>An object of these members.</summary>
    /// <param name="members">The members, copied; of two with one name the later value counts, at the earlier place.</param>
    /// <exception cref="JsonDepthException">It would nest too deep.</exception>
    public JsonObject(IEnumerable<KeyValuePair<string, JsonValue>> members)
        : this(new JsonObjectBuilder(members))
    {
    }

    internal JsonObject(JsonObjectBuilder builder)
        : this(builder.Names, builder.Values)
    {
    }

    /// <summary>Takes the arrays over: the caller must not write to them again, and the names differ.</summary>
    internal JsonObject(string[] names, JsonValue[] values)
    {
        _names = names;
        _values = values;
        foreach (var value in values)
        {
            _depth = Math.Max(_depth, value.Depth);
        }

        if (++_depth > MaximumDepth)
        {
            throw new JsonDepthException();
        }
    }

    /// <summary>The names in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The values in the order of <see cref="Names"/>.</summary>
    public IReadOnlyList<JsonValue> Values => _values;

    /// <summary>The members in order.</summary>
    public IEnumerable<KeyValuePair<string, JsonValue>> Members =>
        _names.Zip(_values, static (name, value) => KeyValuePair.Create(name, value));

    /// <summary>How many members.</summary>
    public int Count => _names.Length;

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Object;

    internal override int Depth => _depth;

    /// <summary>The value of a member, or null (not JSON's) where there is none.</summary>
    /// <param name="name">The member's name.</param>
    public JsonValue? this[string name] => TryGet(name, out var value) ? value : null;

    /// <summary>Looks a member up.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out JsonValue? value)
    {
        var at = IndexOf(name);
        value = at < 0 ? null : _values[at];
        return at >= 0;
    }

    /// <summary>This object with a member set: replaced where it stands, else added at the end.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="JsonDepthException">It would nest too deep.</exception>
    public JsonObject With(string name, JsonValue value)
    {
        var at = IndexOf(name);
        if (at >= 0)
        {
            var values = (JsonValue[])_values.Clone();
            values[at] = value;
            return new JsonObject(_names, values);
        }

        return new JsonObject([.. _names, name], [.. _values, value]);
    }

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is not JsonObject that || that.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < _names.Length; i++)
        {
            if (!that.TryGet(_names[i], out var value) || !_values[i].Equals(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Count;
        for (var i = 0; i < _names.Length; i++)
        {
            hash ^= HashCode.Combine(_names[i], _values[i]);
        }

        return hash;
    }

    internal override void Render(StringBuilder builder)
    {
        builder.Append('{');
        for (var i = 0; i < _names.Length; i++)
        {
            if (i > 0)
            {
                builder.Append(',');
            }

            JsonEscape.Append(builder, _names[i]);
            builder.Append(':');
            _values[i].Render(builder);
        }

        builder.Append('}');
    }

    private protected override int CountBytes()
    {
        var bytes = 2L + Math.Max(0, _names.Length - 1);
        for (var i = 0; i < _names.Length; i++)
        {
            bytes += JsonEscape.CountBytes(_names[i]) + 1 + _values[i].CompactSize;
        }

        return (int)Math.Min(bytes, int.MaxValue);
    }

    private int IndexOf(string name)
    {
        if (_names.Length > Few)
        {
            return Table().GetValueOrDefault(name, -1);
        }

        for (var i = 0; i < _names.Length; i++)
        {
            if (string.Equals(_names[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private Dictionary<string, int> Table()
    {
        if (_table is null)
        {
            var table = new Dictionary<string, int>(_names.Length, StringComparer.Ordinal);
            for (var i = 0; i < _names.Length; i++)
            {
                table[_names[i]] = i;
            }

            _table = table;
        }

        return _table;
    }
}
