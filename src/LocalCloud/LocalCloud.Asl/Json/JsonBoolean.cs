using System.Text;

namespace LocalCloud.Asl.Json;

/// <summary>JSON's <c>true</c> or <c>false</c>.</summary>
public sealed class JsonBoolean : JsonValue
{
    /// <summary><c>true</c>.</summary>
    public static readonly JsonBoolean True = new(true);

    /// <summary><c>false</c>.</summary>
    public static readonly JsonBoolean False = new(false);

    private JsonBoolean(bool value) => Value = value;

    /// <summary>The truth value.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Boolean;

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) => other is JsonBoolean boolean && boolean.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value ? 2 : 3;

    internal override void Render(StringBuilder builder) => builder.Append(Value ? "true" : "false");

    private protected override int CountBytes() => Value ? 4 : 5;
}
