using System.Text;
using LocalCloud.Services.Contracts;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.S3.Requests;

/// <summary>The headers that are kept with an object and answered with it.</summary>
internal static class ContentHeaders
{
    private const string MetaPrefix = "x-amz-meta-";
    private const int MostMetadata = 2 * 1024;

    private static readonly string[] s_kept =
        ["Content-Type", "Content-Encoding", "Content-Language", "Content-Disposition", "Cache-Control", "Expires", "x-amz-website-redirect-location"];

    /// <summary>Takes them from an upload.</summary>
    /// <exception cref="AwsException">MetadataTooLarge.</exception>
    public static IReadOnlyDictionary<string, string> Of(IHeaderDictionary headers)
    {
        var kept = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in s_kept)
        {
            if (headers[name].ToString() is { Length: > 0 } value)
            {
                kept[name] = value;
            }
        }

        // The wrapping of the body is no encoding of the object.
        if (kept.Remove("Content-Encoding", out var encoding)
            && string.Join(',', encoding.Split(',', StringSplitOptions.TrimEntries).Where(e => e != "aws-chunked")) is { Length: > 0 } own)
        {
            kept["Content-Encoding"] = own;
        }

        kept.TryAdd("Content-Type", "binary/octet-stream");
        var size = 0;
        foreach (var header in headers.Where(h => h.Key.StartsWith(MetaPrefix, StringComparison.OrdinalIgnoreCase)))
        {
            var value = header.Value.ToString();
            size += header.Key.Length - MetaPrefix.Length + Encoding.UTF8.GetByteCount(value);
            kept[header.Key.ToLowerInvariant()] = value;
        }

        return size <= MostMetadata
            ? kept
            : throw new AwsException("MetadataTooLarge", 400, "Your metadata headers exceed the maximum allowed metadata size");
    }

    /// <summary>Puts a header into an answer; what is not plain ASCII is written as RFC 2047 has it, which is what S3 does.</summary>
    public static void Answer(HttpResponse response, string name, string value) =>
        response.Headers[name] = value.All(c => c is >= ' ' and <= '~')
            ? value
            : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}?=";
}
