using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace LocalCloud.Services.CleanRooms.Operations;

/// <summary>An opaque nextToken: a place in a listing, good for that listing only.</summary>
internal static class PageToken
{
    /// <summary>The token of a place.</summary>
    /// <param name="place">The place of the last item shown.</param>
    /// <param name="scope">The listing: what it lists and its filters.</param>
    public static string Write(long place, string scope) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place}|{scope}")));

    /// <summary>The place of a token; null if it is none of this listing.</summary>
    public static long? Read(string token, string scope)
    {
        if (!Base64Url.IsValid(token))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        return bar > 0
            && text[(bar + 1)..] == scope
            && long.TryParse(text[..bar], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : null;
    }
}
