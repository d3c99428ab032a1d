using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ProtectedJobs.Console.Hosting;

/// <summary>Scripts, styles and fonts, from inside the assembly.</summary>
internal static class EmbeddedAssets
{
    private static readonly FrozenDictionary<string, string> s_types = new Dictionary<string, string>
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary();

    /// <summary>A version of all assets together: it is in their addresses, so that browsers keep them and never keep old ones.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(
        SHA256.HashData(typeof(EmbeddedAssets).Assembly.ManifestModule.ModuleVersionId.ToByteArray()))[..12];

    public static void MapEmbeddedAssets(this WebApplication app)
    {
        var assembly = typeof(EmbeddedAssets).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => s_types.ContainsKey(Path.GetExtension(name))))
        {
            app.MapGet($"/{name}", (HttpContext context) => SendAsync(context, assembly, name));
        }
    }

    private static async Task SendAsync(HttpContext context, Assembly assembly, string name)
    {
        var response = context.Response;
        var tag = $"\"{Version}\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = context.Request.Query.ContainsKey("v") ? "private, max-age=31536000, immutable" : "no-cache";
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await using var bytes = assembly.GetManifestResourceStream(name)!;
        response.ContentType = s_types[Path.GetExtension(name)];
        response.ContentLength = bytes.Length;
        await bytes.CopyToAsync(response.Body, context.RequestAborted);
    }
}
