using System.Text.Json.Nodes;

namespace LocalCloud.Services.CleanRooms;

/// <summary>What the API's structures are written with.</summary>
internal static class JsonObjects
{
    /// <summary>The object without its null members: AWS leaves out what is not there.</summary>
    public static JsonObject WithoutNulls(this JsonObject from)
    {
        foreach (var name in from.Where(p => p.Value is null).Select(p => p.Key).ToList())
        {
            from.Remove(name);
        }

        return from;
    }
}
