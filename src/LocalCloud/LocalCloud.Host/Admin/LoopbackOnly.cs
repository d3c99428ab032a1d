using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Host.Admin;

/// <summary>Keeps what is not signed, the admin API and the Runtime API, from other machines where the port is open to them.</summary>
internal static class LoopbackOnly
{
    private const string RuntimeApi = "/2018-06-01/runtime/";

    /// <summary>Mounts it, before both.</summary>
    public static void Use(WebApplication app) => app.Use((context, next) =>
    {
        if (IsFromHere(context.Connection.RemoteIpAddress) || !IsUnsigned(context.Request.Path.Value ?? ""))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("Only this machine may ask for that.\n", context.RequestAborted);
    });

    /// <summary>Whether a path is of an API that nobody signs.</summary>
    internal static bool IsUnsigned(string path) =>
        path.StartsWith("/_local/", StringComparison.OrdinalIgnoreCase) || path.Contains(RuntimeApi, StringComparison.OrdinalIgnoreCase);

    private static bool IsFromHere(IPAddress? address) => address is null || IPAddress.IsLoopback(address);
}
