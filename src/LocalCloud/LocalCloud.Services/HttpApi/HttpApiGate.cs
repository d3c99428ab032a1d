using System.Diagnostics.CodeAnalysis;
using System.Text;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.HttpApi.Payloads;
using LocalCloud.Services.HttpApi.Routing;
using LocalCloud.Services.Wire;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.HttpApi;

/// <summary>
/// Serves the HTTP APIs, at <c>/_api/{id}/…</c> of any host name of this cloud and at every path of
/// <c>{id}.execute-api.{region}.localhost</c>; passes all else on.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>403 Forbidden</term><description>not signed for execute-api, wrongly signed, or not allowed execute-api:Invoke; the log says which</description></item>
/// <item><term>404 Not Found</term><description>no such API, stage or route</description></item>
/// <item><term>413</term><description>the body is too large for a function</description></item>
/// <item><term>500 Internal Server Error</term><description>the function failed, or its answer is no response</description></item>
/// <item><term>503 Service Unavailable</term><description>the function took too long, or may not run more often at a time</description></item>
/// </list>
/// </remarks>
internal sealed class HttpApiGate(
    HttpApis apis, ApiCallers callers, ApiFunctions functions, CloudSettings settings, IIdSource ids, TimeProvider clock, ILogger<HttpApiGate> log)
    : IMiddleware
{
    private const int LargestBody = 6 * 1024 * 1024;

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (HostId(context.Request.Host.Host) is { } named)
        {
            return ServeAsync(context, named, "");
        }

        var path = context.Request.Path.Value ?? "";
        if (!path.StartsWith(HttpApis.PathPrefix, StringComparison.Ordinal))
        {
            return next(context);
        }

        var id = path[HttpApis.PathPrefix.Length..].Split('/')[0];
        return ServeAsync(context, id, HttpApis.PathPrefix + id);
    }

    // {id}.execute-api.{region}.…, with whatever the guard lets through behind it.
    private static string? HostId(string host) =>
        host.Split('.') is [var id, var service, _, ..] && service.Equals("execute-api", StringComparison.OrdinalIgnoreCase) ? id : null;

    [SuppressMessage("Design", "CA1031", Justification = "The outermost loop: what nobody expected is logged and answered as 500.")]
    private async Task ServeAsync(HttpContext context, string id, string prefix)
    {
        var requestId = ids.NewUuid();
        context.Response.Headers.Date = clock.GetUtcNow().ToString("r");
        context.Response.Headers["apigw-requestid"] = requestId;
        try
        {
            if (apis.Find(id) is not { } table)
            {
                await RefuseAsync(context, 404, "Not Found");
                return;
            }

            await RouteAsync(context, table, prefix, requestId);
        }
        catch (AwsException e)
        {
            await RefuseAsync(context, e.Status, Words(e));
        }
        catch (Exception gone) when (gone is OperationCanceledException or ConnectionResetException && context.RequestAborted.IsCancellationRequested)
        {
            // The client left; there is nobody to answer.
        }
        catch (BadHttpRequestException bad)
        {
            await RefuseAsync(context, bad.StatusCode, "Bad Request");
        }
        catch (Exception unexpected)
        {
            Log.RequestFailed(log, unexpected, requestId);
            await RefuseAsync(context, 500, "Internal Server Error");
        }
    }

    private async Task RouteAsync(HttpContext context, RouteTable table, string prefix, string requestId)
    {
        var target = RequestTarget.Of(context);
        var path = target.Path.StartsWith(prefix, StringComparison.Ordinal) ? target.Path[prefix.Length..] : target.Path;
        var decoded = RequestTarget.Decode(path.Length == 0 ? "/" : path, plusIsSpace: false);
        string[] segments = [.. (path.Length == 0 ? "/" : path)[1..].Split('/').Select(s => RequestTarget.Decode(s, plusIsSpace: false))];
        if (table.Find(context.Request.Method, segments) is not { } match)
        {
            await RefuseAsync(context, 404, "Not Found");
            return;
        }

        LocalCredentials? signer = null;
        if (match.Route.IsSigned)
        {
            signer = await callers.ProveAsync(context, target, requestId, Arn(table.Api, context.Request.Method, decoded));
        }

        var body = await BoundedBody.ReadAsync(context, LargestBody);
        var request = new HttpApiRequest
        {
            Api = table.Api,
            Match = match,
            Path = decoded,
            Target = target,
            Domain = $"{table.Api.Id}.execute-api.{settings.Region}.amazonaws.com",
            RequestId = requestId,
            Time = clock.GetUtcNow(),
            Signer = signer,
            Body = body,
        };
        var answer = await functions.InvokeAsync(match.Route, ProxyEvent.Write(request, context.Request), requestId, context.RequestAborted);
        await answer.WriteAsync(context);
    }

    private string Arn(HttpApiDefinition api, string method, string path)
    {
        // The stage is part of the ARN in any case, and of the path where it is not the default one.
        var resource = api.Stage == HttpApiDefinition.DefaultStage ? path : path[(1 + api.Stage.Length)..];
        return $"arn:aws:execute-api:{settings.Region}:{settings.AccountId}:{api.Id}/{api.Stage}/{method}{resource}";
    }

    private static string Words(AwsException error) => error.Status switch
    {
        400 => "Bad Request",
        413 => "Request Entity Too Large",
        _ => error.Message,
    };

    private static async Task RefuseAsync(HttpContext context, int status, string message)
    {
        var response = context.Response;
        if (response.HasStarted)
        {
            context.Abort();
            return;
        }

        response.StatusCode = status;
        response.ContentType = "application/json";
        var body = Encoding.UTF8.GetBytes($$"""{"message":"{{System.Text.Json.JsonEncodedText.Encode(message)}}"}""");
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body, CancellationToken.None);
        }
    }
}
