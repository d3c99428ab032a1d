using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>An exception as Lambda shows it: <c>{errorType, errorMessage, stackTrace[], cause?, causes[]?}</c>.</summary>
/// <remarks><c>errorType</c> is the simple class name: what a state machine's ErrorEquals sees.</remarks>
internal static class ErrorDocument
{
    public static byte[] Of(Exception error)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, error);
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, Exception error)
    {
        writer.WriteStartObject();
        writer.WriteString("errorType", error.GetType().Name);
        writer.WriteString("errorMessage", error.Message);
        writer.WriteStartArray("stackTrace");
        foreach (var line in error.StackTrace?.Split('\n', StringSplitOptions.TrimEntries) ?? [])
        {
            writer.WriteStringValue(line);
        }

        writer.WriteEndArray();
        if (error.InnerException is { } cause)
        {
            writer.WritePropertyName("cause");
            Write(writer, cause);
        }

        if (error is AggregateException { InnerExceptions.Count: > 0 } several)
        {
            writer.WriteStartArray("causes");
            foreach (var one in several.InnerExceptions)
            {
                Write(writer, one);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
