using System.Text;

namespace LocalCloud.Services.S3.Requests;

/// <summary>Keys are ordered by their UTF-8 bytes, which is the order of their code points.</summary>
internal static class KeyOrder
{
    /// <summary>The smallest text that is greater than every key with the prefix; null if there is none.</summary>
    public static string? After(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0)
        {
            var last = runes[^1].Value;
            runes.RemoveAt(runes.Count - 1);
            if (last < 0x10FFFF)
            {
                // The code points of surrogates are none.
                runes.Add(new Rune(last == 0xD7FF ? 0xE000 : last + 1));
                return string.Concat(runes);
            }
        }

        return null;
    }
}
