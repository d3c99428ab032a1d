using System.Text.Json;
using Amazon.Runtime;

namespace Amazon.StandIns;

/// <summary>Members of a JSON object; one that is null is left out. Times are epoch seconds.</summary>
internal static class JsonWriting
{
    public static void Put(this Utf8JsonWriter json, string name, string value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public static void Put(this Utf8JsonWriter json, string name, ConstantClass value) => json.Put(name, value?.Value);

    public static void Put(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } present)
        {
            json.WriteBoolean(name, present);
        }
    }

    public static void Put(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } present)
        {
            json.WriteNumber(name, present);
        }
    }

    public static void Put(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } present)
        {
            json.WriteNumber(name, present);
        }
    }

    public static void Put(this Utf8JsonWriter json, string name, DateTime? value)
    {
        if (value is { } present)
        {
            var millis = (present.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
            json.WriteNumber(name, millis / 1000m);
        }
    }

    public static void Put(this Utf8JsonWriter json, string name, List<string> value) =>
        json.Put(name, value, static (item, writer) => writer.WriteStringValue(item));

    public static void Put(this Utf8JsonWriter json, string name, Dictionary<string, string> value)
    {
        if (value is not null)
        {
            json.WriteStartObject(name);
            foreach (var (key, text) in value)
            {
                json.WriteString(key, text);
            }

            json.WriteEndObject();
        }
    }

    public static void Put<T>(this Utf8JsonWriter json, string name, T value, Action<T, Utf8JsonWriter> write)
        where T : class
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            write(value, json);
        }
    }

    public static void Put<T>(this Utf8JsonWriter json, string name, List<T> value, Action<T, Utf8JsonWriter> write)
    {
        if (value is not null)
        {
            json.WriteStartArray(name);
            foreach (var item in value)
            {
                write(item, json);
            }

            json.WriteEndArray();
        }
    }
}
