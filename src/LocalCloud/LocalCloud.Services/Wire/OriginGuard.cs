using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Wire;

/// <summary>Keeps web pages of other origins from driving the local cloud.</summary>
/// <remarks>
/// The administrator's key is no secret, so the browser's own words are checked: the host must be a loopback or configured name
/// (a name an attacker points at 127.0.0.1 is neither), an Origin must be this very host, and a request that the browser
/// calls cross-site is refused. No CORS header is ever sent. Command-line clients send none of these headers.
/// </remarks>
internal sealed class OriginGuard(WireOptions options, ILogger<OriginGuard> log) : IMiddleware
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var origin = request.Headers.Origin.ToString();
        if (Knows(request.Host.Host) && IsOwn(origin, request) && !IsCrossSite(request))
        {
            return next(context);
        }

        Log.OriginRefused(log, request.Host.Host, origin);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(
            "The local cloud answers loopback hosts and its own pages only.\n", context.RequestAborted);
    }

    private bool Knows(string host) =>
        IsNameOrBelow(host, "localhost")
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))
        || host.EndsWith(".127.0.0.1", StringComparison.Ordinal)
        || options.HostNames.Any(name => IsNameOrBelow(host, name));

    private static bool IsNameOrBelow(string host, string name) =>
        host.EndsWith(name, StringComparison.OrdinalIgnoreCase)
        && (host.Length == name.Length || host[^(name.Length + 1)] == '.');

    private static bool IsOwn(string origin, HttpRequest request) =>
        origin.Length == 0
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));

    // A link or a bookmark may open a page; everything else must come from a page of ours.
    private static bool IsCrossSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
        && request.Headers["Sec-Fetch-Mode"] != "navigate";
}
