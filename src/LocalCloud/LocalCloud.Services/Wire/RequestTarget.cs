using System.Text;
using LocalCloud.Services.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LocalCloud.Services.Wire;

/// <summary>The request target as the client sent it: the server's own reading drops dot segments, which S3 keys may have.</summary>
/// <param name="Path">Still percent-encoded; begins with a slash.</param>
/// <param name="Query">Decoded names and values in the order sent.</param>
public sealed record RequestTarget(string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    /// <summary>Reads the target of a request.</summary>
    /// <exception cref="AwsException">InvalidURI: a percent sign without two hexadecimal digits, or bytes that are no UTF-8.</exception>
    public static RequestTarget Of(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.StartsWith('/'))
        {
            // The absolute form that proxies' clients send, or the asterisk of OPTIONS.
            target = Uri.TryCreate(target, UriKind.Absolute, out var uri) ? uri.PathAndQuery : "/";
        }

        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? new(target, []) : new(target[..mark], Pairs(target[(mark + 1)..]));
    }

    /// <summary>The decoded parts between slashes.</summary>
    public IReadOnlyList<string> Segments => [.. Path[1..].Split('/').Select(s => Decode(s, plusIsSpace: false))];

    /// <summary>The first value of a query parameter; null if it was not sent.</summary>
    public string? Parameter(string name)
    {
        foreach (var pair in Query)
        {
            if (string.Equals(pair.Key, name, StringComparison.Ordinal))
            {
                return pair.Value;
            }
        }

        return null;
    }

    /// <summary>Percent-decodes UTF-8.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="plusIsSpace">True in a query.</param>
    /// <exception cref="AwsException">InvalidURI.</exception>
    public static string Decode(string text, bool plusIsSpace)
    {
        if (!text.AsSpan().ContainsAny('%', '+') && Ascii.IsValid(text))
        {
            return text;
        }

        var source = Encoding.UTF8.GetBytes(text);
        var bytes = new byte[source.Length];
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '%')
            {
                if (i + 2 >= source.Length || !Hex(source[i + 1], out var high) || !Hex(source[i + 2], out var low))
                {
                    throw Invalid();
                }

                bytes[length++] = (byte)((high << 4) | low);
                i += 2;
            }
            else
            {
                bytes[length++] = plusIsSpace && source[i] == '+' ? (byte)' ' : source[i];
            }
        }

        var decoded = bytes.AsSpan(0, length);
        return System.Text.Unicode.Utf8.IsValid(decoded) ? Encoding.UTF8.GetString(decoded) : throw Invalid();
    }

    /// <summary>Percent-encodes all but the unreserved characters, as signatures and S3 listings want it.</summary>
    /// <param name="text">Decoded text.</param>
    /// <param name="keepSlash">True in a path.</param>
    public static string Encode(string text, bool keepSlash)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~' || (keepSlash && b == '/'))
            {
                encoded.Append((char)b);
            }
            else
            {
                encoded.Append('%').Append("0123456789ABCDEF"[b >> 4]).Append("0123456789ABCDEF"[b & 15]);
            }
        }

        return encoded.ToString();
    }

    private static List<KeyValuePair<string, string>> Pairs(string query)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(equals < 0
                ? new(Decode(part, plusIsSpace: true), "")
                : new(Decode(part[..equals], plusIsSpace: true), Decode(part[(equals + 1)..], plusIsSpace: true)));
        }

        return pairs;
    }

    private static bool Hex(byte digit, out int value)
    {
        value = digit switch
        {
            >= (byte)'0' and <= (byte)'9' => digit - '0',
            >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
            _ => -1,
        };
        return value >= 0;
    }

    private static AwsException Invalid() => new("InvalidURI", 400, "Couldn't parse the specified URI.");
}
