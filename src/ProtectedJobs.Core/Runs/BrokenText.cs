using System.Text.Json;

namespace ProtectedJobs.Core.Runs;

/// <summary>Finds text that JSON can escape and nothing can read: half of a surrogate pair, as <c>"\ud800"</c>.</summary>
internal static class BrokenText
{
    /// <summary>Where the first is.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="path">Where the value is.</param>
    /// <returns>Its place; null if all texts and names can be read.</returns>
    public static string? Find(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.String => IsReadable(() => value.GetString()) ? null : path,
        JsonValueKind.Array => value.EnumerateArray().Select((item, at) => Find(item, $"{path}[{at}]")).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => value.EnumerateObject()
            .Select(member => IsReadable(() => member.Name) ? Find(member.Value, $"{path}.{member.Name}") : path)
            .FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static bool IsReadable(Func<string?> read)
    {
        try
        {
            read();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
