using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ProtectedJobs.Console.Hosting;

/// <summary>Lets in only what comes from the console's own pages, and tells the browser to ask nobody else.</summary>
/// <remarks>
/// | request | must have |
/// | --- | --- |
/// | any | a loopback name and this port as Host: a name that was made to point here (DNS rebinding) is refused |
/// | with an Origin | this one |
/// | for a circuit or a download | the cookie of a page |
/// </remarks>
internal static class PageGuard
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    public static void UsePageGuard(this WebApplication app)
    {
        var key = app.Services.GetRequiredService<PageKey>();
        app.Use((context, next) =>
        {
            if (!IsOurs(context, key))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return context.Response.WriteAsync("This is answered to the console's own pages only: open it by its own address.");
            }

            Protect(context.Response, key);
            return next(context);
        });
    }

    private static bool IsOurs(HttpContext context, PageKey key)
    {
        var (request, port) = (context.Request, context.Connection.LocalPort);
        var isHere = request.Host.Port == port && request.Host.Host is ("127.0.0.1" or "localhost");
        var origin = request.Headers.Origin.ToString();
        var isSameOrigin = origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}";
        var needsKey = request.Path.StartsWithSegments("/_blazor") || request.Path.StartsWithSegments("/results");
        return isHere && isSameOrigin && (!needsKey || key.Fits(request.Cookies[PageKey.CookieName(port)]));
    }

    private static void Protect(HttpResponse response, PageKey key)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store";
        response.OnStarting(() =>
        {
            if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            {
                response.Cookies.Append(
                    PageKey.CookieName(response.HttpContext.Connection.LocalPort),
                    key.Value,
                    new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
            }

            return Task.CompletedTask;
        });
    }
}
