using System.Text;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Wire.Signing;

/// <summary>The text that a signature is made of.</summary>
internal static class CanonicalRequest
{
    /// <summary>Builds it as the signer built it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="target">Its target as sent.</param>
    /// <param name="claim">Which headers count; S3 encodes a path once, every other service encodes the sent path again.</param>
    /// <param name="payloadHash">The last line.</param>
    public static string Of(HttpRequest request, RequestTarget target, SignedClaim claim, string payloadHash)
    {
        var text = new StringBuilder(512);
        text.Append(request.Method).Append('\n');
        text.Append(claim.Service == "s3" ? ObjectPath(target.Path) : ApiPath(target.Path)).Append('\n');
        AppendQuery(text, target);
        text.Append('\n');
        foreach (var name in claim.SignedHeaders)
        {
            text.Append(name).Append(':');
            AppendHeader(text, request.Headers, name);
            text.Append('\n');
        }

        text.Append('\n').AppendJoin(';', claim.SignedHeaders).Append('\n').Append(payloadHash);
        return text.ToString();
    }

    private static string ObjectPath(string path) =>
        RequestTarget.Encode(RequestTarget.Decode(path, plusIsSpace: false), keepSlash: true);

    private static string ApiPath(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..")
            {
                if (segments.Count > 0)
                {
                    segments.RemoveAt(segments.Count - 1);
                }
            }
            else if (segment != ".")
            {
                segments.Add(RequestTarget.Encode(segment, keepSlash: false));
            }
        }

        var closing = segments.Count > 0 && path.EndsWith('/') ? "/" : "";
        return $"/{string.Join('/', segments)}{closing}";
    }

    private static void AppendQuery(StringBuilder text, RequestTarget target)
    {
        var pairs = target.Query
            .Where(p => p.Key != "X-Amz-Signature")
            .Select(p => (Name: RequestTarget.Encode(p.Key, keepSlash: false), Value: RequestTarget.Encode(p.Value, keepSlash: false)))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .ThenBy(p => p.Value, StringComparer.Ordinal);
        text.AppendJoin('&', pairs.Select(p => $"{p.Name}={p.Value}"));
    }

    private static void AppendHeader(StringBuilder text, IHeaderDictionary headers, string name)
    {
        var first = true;
        foreach (var value in headers[name])
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            var space = false;
            foreach (var c in (value ?? "").AsSpan().Trim())
            {
                if (c != ' ' || !space)
                {
                    text.Append(c);
                }

                space = c == ' ';
            }
        }
    }
}
