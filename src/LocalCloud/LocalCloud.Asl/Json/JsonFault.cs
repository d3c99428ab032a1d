namespace LocalCloud.Asl.Json;

/// <summary>What is said of a text that is no JSON, and where in it.</summary>
internal static class JsonFault
{
    /// <summary>A fault at a place, told by its line and column, from 1.</summary>
    public static JsonSyntaxException At(string text, int at, string words)
    {
        var before = text.AsSpan(0, Math.Min(at, text.Length));
        return new JsonSyntaxException(words, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary>A character that should be another.</summary>
    public static JsonSyntaxException OfCharacter(string text, int at, string words) =>
        At(text, at, $"Unexpected character ('{text[at]}' (code {(int)text[at]})): {words}");

    /// <summary>A word that JSON does not have.</summary>
    public static JsonSyntaxException OfToken(string text, int at) => At(
        text,
        at,
        $"Unrecognized token '{text[at..TokenEnd(text, at)]}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')");

    /// <summary>Where a word ends that begins, or goes on, at a place.</summary>
    public static int TokenEnd(string text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '$'))
        {
            at++;
        }

        return at;
    }
}
