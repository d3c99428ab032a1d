using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>A serializer by reflection; not for trimmed or ahead-of-time compiled functions.</summary>
[RequiresUnreferencedCode(Reason)]
[RequiresDynamicCode(Reason)]
public class DefaultLambdaJsonSerializer : AbstractLambdaJsonSerializer, ILambdaSerializer
{
    private const string Reason =
        "DefaultLambdaJsonSerializer reflects; use SourceGeneratorLambdaJsonSerializer in trimmed and AOT-compiled functions.";

    /// <summary>With default options.</summary>
    public DefaultLambdaJsonSerializer()
        : this(null, null)
    {
    }

    /// <summary>With options changed.</summary>
    public DefaultLambdaJsonSerializer(Action<JsonSerializerOptions>? customizer)
        : this(customizer, null)
    {
    }

    /// <summary>With options and the writer's options changed.</summary>
    public DefaultLambdaJsonSerializer(
        Action<JsonSerializerOptions>? customizer,
        Action<JsonWriterOptions>? jsonWriterCustomizer)
        : base(jsonWriterCustomizer)
    {
#pragma warning disable CA2214 // As the official base class does; it reads no state of a derived class.
        SerializerOptions = CreateDefaultJsonSerializationOptions();
#pragma warning restore CA2214
        customizer?.Invoke(SerializerOptions);
    }

    /// <summary>The options in use.</summary>
    protected JsonSerializerOptions SerializerOptions { get; }

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The class is marked.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The class is marked.")]
    protected override void InternalSerialize<T>(Utf8JsonWriter writer, T response) =>
        JsonSerializer.Serialize(writer, response, SerializerOptions);

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The class is marked.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The class is marked.")]
    protected override T InternalDeserialize<T>(byte[] utf8Json) =>
        JsonSerializer.Deserialize<T>(utf8Json, SerializerOptions)!;
}
