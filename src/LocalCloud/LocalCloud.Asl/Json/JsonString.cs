using System.Text;

namespace LocalCloud.Asl.Json;

/// <summary>A JSON text.</summary>
public sealed class JsonString : JsonValue
{
    /// <summary>A text.</summary>
    /// <param name="value">The text, not escaped.</param>
    public JsonString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>The text, not escaped.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.String;

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) =>
        other is JsonString text && string.Equals(text.Value, Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    internal override void Render(StringBuilder builder) => JsonEscape.Append(builder, Value);

    private protected override int CountBytes() => JsonEscape.CountBytes(Value);
}
