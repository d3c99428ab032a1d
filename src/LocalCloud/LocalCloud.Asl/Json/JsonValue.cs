using System.Text;

namespace LocalCloud.Asl.Json;

/// <summary>
/// An immutable JSON value, compared by content: 0 equals 0.0, the order of an object's members does not count.
/// </summary>
/// <remarks>
/// A value that <see cref="Parse"/> returned renders as the text it was read from, white space included; everything else,
/// parts of a parsed value too, renders compactly. That is what AWS shows: untouched data keeps its sender's text.
/// </remarks>
public abstract class JsonValue : IEquatable<JsonValue>
{
    /// <summary>How deep arrays and objects may nest.</summary>
    public const int MaximumDepth = 1000;

    private string? _text;
    private int _byteSize = -1;

    private protected JsonValue()
    {
    }

    /// <summary>Which of the six kinds this is.</summary>
    public abstract JsonKind Kind { get; }

    /// <summary>The length of <see cref="ToText"/> in bytes of UTF-8; counted once, without rendering. Stops at <see cref="int.MaxValue"/>:
    /// values that share parts can be larger than memory.</summary>
    public int ByteSize
    {
        get
        {
            if (_byteSize < 0)
            {
                _byteSize = _text is null ? CountBytes() : Encoding.UTF8.GetByteCount(_text);
            }

            return _byteSize;
        }
    }

    /// <summary>How deep this value nests: 0 for a scalar, 1 for an empty array.</summary>
    internal virtual int Depth => 0;

    /// <summary>Reads one JSON text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="JsonSyntaxException">It is not JSON, or nests too deep.</exception>
    public static JsonValue Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var value = new JsonParser(text).ParseDocument();
        if (value is JsonArray or JsonObject)
        {
            value._text = text;
        }

        return value;
    }

    /// <summary>Reads one JSON text that is not a sender's own: it renders compactly.</summary>
    /// <exception cref="JsonSyntaxException">It is not JSON, or nests too deep.</exception>
    internal static JsonValue ParsePart(string text) => new JsonParser(text).ParseDocument();

    /// <summary>A text as a JSON value.</summary>
    /// <param name="value">The text.</param>
    public static JsonString Of(string value) => new(value);

    /// <summary>An integer as a JSON value.</summary>
    /// <param name="value">The integer.</param>
    public static JsonNumber Of(long value) => new(value);

    /// <summary>A finite number as a JSON value.</summary>
    /// <param name="value">The number.</param>
    public static JsonNumber Of(double value) => new(value);

    /// <summary>A truth value as a JSON value.</summary>
    /// <param name="value">The truth value.</param>
    public static JsonBoolean Of(bool value) => value ? JsonBoolean.True : JsonBoolean.False;

    /// <summary>The caller's text of a parsed value, else the compact text. Rendered once.</summary>
    public string ToText() => _text ??= ToCompactText();

    /// <summary>The text without white space between tokens.</summary>
    public string ToCompactText()
    {
        var builder = new StringBuilder(64);
        Render(builder);
        return builder.ToString();
    }

    /// <inheritdoc/>
    public abstract bool Equals(JsonValue? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as JsonValue);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <inheritdoc cref="ToText"/>
    public sealed override string ToString() => ToText();

    internal abstract void Render(StringBuilder builder);

    /// <summary>The bytes of the compact text.</summary>
    private protected abstract int CountBytes();

    /// <summary>The bytes this value takes inside another: compact, whatever text it was read from.</summary>
    internal int CompactSize => _text is null ? ByteSize : CountBytes();
}
