using System.Text;

namespace LocalCloud.Asl.Json;

/// <summary>JSON's <c>null</c>.</summary>
public sealed class JsonNull : JsonValue
{
    /// <summary>The only instance.</summary>
    public static readonly JsonNull Instance = new();

    private JsonNull()
    {
    }

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Null;

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) => other is JsonNull;

    /// <inheritdoc/>
    public override int GetHashCode() => 1;

    internal override void Render(StringBuilder builder) => builder.Append("null");

    private protected override int CountBytes() => 4;
}
