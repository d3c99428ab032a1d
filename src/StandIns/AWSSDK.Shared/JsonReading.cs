using System.Globalization;
using System.Text.Json;

namespace Amazon.StandIns;

/// <summary>Members of a JSON object by name; absent and null are both null, as in the official packages.</summary>
internal static class JsonReading
{
    public static string Text(this JsonElement json, string name) =>
        json.Has(name, out var value) ? value.GetString() : null;

    public static bool? Bool(this JsonElement json, string name) =>
        json.Has(name, out var value) ? value.GetBoolean() : null;

    public static int? Int(this JsonElement json, string name) =>
        json.Has(name, out var value) ? value.GetInt32() : null;

    public static long? Long(this JsonElement json, string name) =>
        json.Has(name, out var value) ? value.GetInt64() : null;

    public static double? Double(this JsonElement json, string name) =>
        json.Has(name, out var value) ? value.GetDouble() : null;

    /// <summary>Epoch seconds, whole or with a fraction, or an ISO 8601 text; in UTC.</summary>
    public static DateTime? Time(this JsonElement json, string name) => json.Has(name, out var value)
        ? value.ValueKind == JsonValueKind.String
            ? DateTime.Parse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)
            : DateTime.UnixEpoch.AddTicks((long)(value.GetDecimal() * TimeSpan.TicksPerSecond))
        : null;

    public static T Object<T>(this JsonElement json, string name, Func<JsonElement, T> read)
        where T : class => json.Has(name, out var value) ? read(value) : null;

    public static List<T> List<T>(this JsonElement json, string name, Func<JsonElement, T> read) =>
        json.Has(name, out var value) ? [.. value.EnumerateArray().Select(read)] : null;

    public static List<string> Texts(this JsonElement json, string name) => json.List(name, item => item.GetString());

    public static Dictionary<string, T> Map<T>(this JsonElement json, string name, Func<JsonElement, T> read) =>
        json.Has(name, out var value) ? value.EnumerateObject().ToDictionary(p => p.Name, p => read(p.Value)) : null;

    public static Dictionary<string, string> TextMap(this JsonElement json, string name) =>
        json.Map(name, item => item.GetString());

    private static bool Has(this JsonElement json, string name, out JsonElement value) =>
        json.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
}
