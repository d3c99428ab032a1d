using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>What the serializers on System.Text.Json share: options, writer, and errors as <see cref="JsonSerializerException"/>.</summary>
public abstract class AbstractLambdaJsonSerializer
{
    /// <summary>Makes the writer's options.</summary>
    /// <param name="jsonWriterCustomizer">Looks at the writer's options; null for none.</param>
    protected AbstractLambdaJsonSerializer(Action<JsonWriterOptions>? jsonWriterCustomizer)
    {
        WriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        jsonWriterCustomizer?.Invoke(WriterOptions);
    }

    /// <summary>How answers are written: characters outside ASCII as they are.</summary>
    protected JsonWriterOptions WriterOptions { get; }

    /// <summary>Writes an answer.</summary>
    /// <exception cref="JsonSerializerException">It cannot be written.</exception>
    public void Serialize<T>(T response, Stream responseStream)
    {
        try
        {
            using var writer = new Utf8JsonWriter(responseStream, WriterOptions);
            InternalSerialize(writer, response);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new JsonSerializerException(
                $"Error converting the response object of type {typeof(T).FullName} from the Lambda function to JSON: {e.Message}",
                e);
        }
    }

    /// <summary>Reads a payload.</summary>
    /// <exception cref="JsonSerializerException">It is not JSON, or not of the type.</exception>
    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            if (requestStream is MemoryStream memory)
            {
                return InternalDeserialize<T>(memory.ToArray());
            }

            using var copy = new MemoryStream();
            requestStream.CopyTo(copy);
            return InternalDeserialize<T>(copy.ToArray());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new JsonSerializerException(
                $"Error converting the Lambda event JSON payload to type {typeof(T).FullName}: {e.Message}",
                e);
        }
    }

    /// <summary>The official defaults: nulls are not written, names match in any case and are otherwise as the properties'.</summary>
    protected virtual JsonSerializerOptions CreateDefaultJsonSerializationOptions() => new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNameCaseInsensitive = true,
        PropertyNamingPolicy = new AwsNamingPolicy(),
    };

    /// <summary>Writes.</summary>
    protected abstract void InternalSerialize<T>(Utf8JsonWriter writer, T response);

    /// <summary>Reads.</summary>
    protected abstract T InternalDeserialize<T>(byte[] utf8Json);
}
