using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>A serializer without reflection, over a generated <see cref="JsonSerializerContext"/>.</summary>
/// <remarks>
/// Except where a context is handed in, the context is made anew with this package's default options, so options in its
/// <see cref="JsonSourceGenerationOptionsAttribute"/> have no effect: spell wire names with <see cref="JsonPropertyNameAttribute"/>.
/// </remarks>
/// <typeparam name="TSGContext">The context that declares every type the functions take and answer.</typeparam>
public class SourceGeneratorLambdaJsonSerializer<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSGContext>
    : AbstractLambdaJsonSerializer, ILambdaSerializer
    where TSGContext : JsonSerializerContext
{
    private readonly TSGContext _context;

    /// <summary>With default options.</summary>
    public SourceGeneratorLambdaJsonSerializer()
        : this((Action<JsonSerializerOptions>?)null)
    {
    }

    /// <summary>With options changed.</summary>
    public SourceGeneratorLambdaJsonSerializer(Action<JsonSerializerOptions>? customizer)
        : this(customizer, null)
    {
    }

    /// <summary>With options and the writer's options changed.</summary>
    public SourceGeneratorLambdaJsonSerializer(
        Action<JsonSerializerOptions>? customizer,
        Action<JsonWriterOptions>? jsonWriterCustomizer)
        : base(jsonWriterCustomizer)
    {
#pragma warning disable CA2214 // As the official base class does; it reads no state of a derived class.
        var options = CreateDefaultJsonSerializationOptions();
#pragma warning restore CA2214
        customizer?.Invoke(options);
        var constructor = typeof(TSGContext).GetConstructor([typeof(JsonSerializerOptions)])
            ?? throw new InvalidOperationException(
                $"{typeof(TSGContext).FullName} has no constructor that takes JsonSerializerOptions.");
        _context = (TSGContext)constructor.Invoke([options]);
    }

    /// <summary>With a context as it is, its own options included.</summary>
    public SourceGeneratorLambdaJsonSerializer(
        TSGContext jsonSerializerContext,
        Action<JsonWriterOptions>? jsonWriterCustomizer = null)
        : base(jsonWriterCustomizer) => _context = jsonSerializerContext;

    /// <inheritdoc/>
    protected override void InternalSerialize<T>(Utf8JsonWriter writer, T response) =>
        JsonSerializer.Serialize(writer, response, TypeInfo<T>());

    /// <inheritdoc/>
    protected override T InternalDeserialize<T>(byte[] utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, TypeInfo<T>())!;

    private JsonTypeInfo<T> TypeInfo<T>() =>
        _context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new JsonSerializerException(
            $"No JsonTypeInfo registered in {typeof(TSGContext).FullName} for type {typeof(T).FullName}.");
}
