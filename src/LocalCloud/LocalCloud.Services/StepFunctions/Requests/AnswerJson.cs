using System.Text.Json;

namespace LocalCloud.Services.StepFunctions.Requests;

/// <summary>How members of answers are written in awsJson1.0.</summary>
internal static class AnswerJson
{
    /// <summary>A time: seconds since 1970, to the millisecond.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="name">The member.</param>
    /// <param name="milliseconds">Milliseconds since 1970; null leaves the member out.</param>
    public static void WriteTime(this Utf8JsonWriter json, string name, long? milliseconds)
    {
        if (milliseconds is { } time)
        {
            json.WriteNumber(name, time / 1000m);
        }
    }

    /// <summary>A text; null leaves the member out.</summary>
    public static void WriteSome(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    /// <summary>A list of objects, and the token of the next page if there is one.</summary>
    public static void WritePage<T>(
        this Utf8JsonWriter json, string name, IEnumerable<T> items, string? nextToken, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteSome("nextToken", nextToken);
    }
}
