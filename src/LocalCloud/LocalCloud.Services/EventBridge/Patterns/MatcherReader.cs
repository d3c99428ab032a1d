using System.Net;
using System.Text.Json;

namespace LocalCloud.Services.EventBridge.Patterns;

/// <summary>Reads one element of an array of a pattern.</summary>
internal static class MatcherReader
{
    private const double LargestNumber = 5e9;

    public static ValueMatcher Read(string field, JsonElement element) => element.ValueKind switch
    {
        // Read here, so that half a character is found now and not at the first event.
        JsonValueKind.String when element.GetString() is not null => new ValueMatcher.Exactly(element.Clone()),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null =>
            new ValueMatcher.Exactly(element.Clone()),
        JsonValueKind.Object when element.EnumerateObject().ToList() is [var match] => ReadMatch(field, match.Name, match.Value),
        JsonValueKind.Object => throw Invalid($"Only one key allowed in match expression of \"{field}\""),
        _ => throw Invalid($"Match value of \"{field}\" must be String, number, true, false, or null"),
    };

    private static ValueMatcher ReadMatch(string field, string kind, JsonElement value) => kind switch
    {
        "prefix" => Affix(value, kind, (text, affix, how) => text.StartsWith(affix, how)),
        "suffix" => Affix(value, kind, (text, affix, how) => text.EndsWith(affix, how)),
        "equals-ignore-case" => EqualsIgnoreCase(value),
        "wildcard" => Wildcard(value),
        "anything-but" => AnythingBut(field, value),
        "numeric" => NumericReader.Read(value, LargestNumber),
        "exists" => value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? new ValueMatcher.Exists(value.GetBoolean())
            : throw Invalid("exists match pattern must be either true or false"),
        "cidr" => Cidr(value),
        _ => throw Invalid($"Unrecognized match type {kind}"),
    };

    private static ValueMatcher.Text Affix(JsonElement value, string kind, Func<string, string, StringComparison, bool> holds)
    {
        if (value.ValueKind == JsonValueKind.Object
            && value.EnumerateObject().ToList() is [{ Name: "equals-ignore-case" } inner])
        {
            var folded = Text(inner.Value, kind);
            return new ValueMatcher.Text(text => holds(text, folded, StringComparison.OrdinalIgnoreCase));
        }

        var affix = Text(value, kind);
        return new ValueMatcher.Text(text => holds(text, affix, StringComparison.Ordinal));
    }

    private static ValueMatcher.Text EqualsIgnoreCase(JsonElement value)
    {
        var expected = Text(value, "equals-ignore-case");
        return new ValueMatcher.Text(text => text.Equals(expected, StringComparison.OrdinalIgnoreCase));
    }

    private static ValueMatcher.Text Wildcard(JsonElement value) => new(new WildcardText(Text(value, "wildcard")).Matches);

    private static ValueMatcher.AnythingBut AnythingBut(string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array when value.GetArrayLength() > 0 =>
            new([.. value.EnumerateArray().Select(v => Plain(field, v))]),
        JsonValueKind.Object => Nested(field, value),
        _ => new([Plain(field, value)]),
    };

    // {"anything-but": {"prefix": "a"}}, or a list of prefixes, suffixes, wildcards or texts in any case.
    private static ValueMatcher.AnythingBut Nested(string field, JsonElement value)
    {
        if (value.EnumerateObject().ToList() is not [{ Name: "prefix" or "suffix" or "equals-ignore-case" or "wildcard" } match])
        {
            throw Invalid($"Unsupported anything-but pattern of \"{field}\"");
        }

        return match.Value.ValueKind == JsonValueKind.Array
            ? match.Value.GetArrayLength() > 0
                ? new([.. match.Value.EnumerateArray().Select(v => ReadMatch(field, match.Name, v))])
                : throw Invalid("Empty arrays are not allowed")
            : new([ReadMatch(field, match.Name, match.Value)]);
    }

    private static ValueMatcher.Exactly Plain(string field, JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? new ValueMatcher.Exactly(value.Clone())
            : throw Invalid($"Inside anything-but of \"{field}\": only strings or numbers are supported");

    private static ValueMatcher.Cidr Cidr(JsonElement value)
    {
        var text = Text(value, "cidr");
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && IPAddress.TryParse(text[..slash], out var address)
            && int.TryParse(text[(slash + 1)..], out var bits)
            && bits >= 0 && bits <= address.GetAddressBytes().Length * 8
                ? new ValueMatcher.Cidr(new IPNetwork(Mask(address, bits), bits))
                : throw Invalid($"Malformed CIDR, one '/' required: {text}");
    }

    // AWS takes 10.0.0.5/24 for the network it lies in.
    private static IPAddress Mask(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(bits - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - kept));
        }

        return new IPAddress(bytes);
    }

    private static string Text(JsonElement value, string kind) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Invalid($"{kind} match pattern must be a string");

    private static PatternException Invalid(string reason) => new($"Event pattern is not valid. Reason: {reason}");
}
