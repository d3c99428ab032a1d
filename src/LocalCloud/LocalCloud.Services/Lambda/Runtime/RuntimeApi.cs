using System.Globalization;
using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace LocalCloud.Services.Lambda.Runtime;

/// <summary>
/// Lambda's Runtime API, version 2018-06-01, for every function on one port: <c>/{function}/{environment}/2018-06-01/runtime/…</c>
/// for the processes started here, <c>/{function}/2018-06-01/runtime/…</c> for one that a developer starts.
/// </summary>
/// <remarks>It is not signed, as on AWS; what keeps it private is the loopback address.</remarks>
internal sealed class RuntimeApi(EnvironmentPools pools, IIdSource ids, LambdaOptions options)
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var root in (string[])["/{function}", "/{function}/{environment}"])
        {
            var runtime = endpoints.MapGroup(root + "/2018-06-01/runtime");
            runtime.MapGet("/invocation/next", (RequestDelegate)NextAsync);
            runtime.MapPost("/invocation/{id}/response", (RequestDelegate)ResponseAsync);
            runtime.MapPost("/invocation/{id}/error", (RequestDelegate)ErrorAsync);
            runtime.MapPost("/init/error", (RequestDelegate)InitErrorAsync);
        }
    }

    private static string Route(HttpContext http, string name) => http.GetRouteValue(name) as string ?? "";

    private EnvironmentPool? PoolOf(HttpContext http) => pools.Find(Route(http, "function"));

    private async Task NextAsync(HttpContext http)
    {
        if (PoolOf(http) is not { } pool)
        {
            await RefuseAsync(http, StatusCodes.Status404NotFound, "UnknownFunction", "There is no such function here.");
            return;
        }

        if (await pool.NextAsync(Route(http, "environment"), http.RequestAborted) is not { } invocation)
        {
            await RefuseAsync(http, StatusCodes.Status403Forbidden, "UnknownEnvironment", "This environment has been ended.");
            return;
        }

        var call = invocation.Call;
        var headers = http.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = call.RequestId;
        headers["Lambda-Runtime-Invoked-Function-Arn"] = call.Arn;
        headers["Lambda-Runtime-Deadline-Ms"] =
            invocation.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Trace-Id"] = call.TraceHeader ?? string.Create(
            CultureInfo.InvariantCulture,
            $"Root=1-{options.WallClock.GetUtcNow().ToUnixTimeSeconds():x8}-{ids.NewHex(24)};Parent={ids.NewHex(16)};Sampled=0");
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = call.Payload.Length;
        try
        {
            await http.Response.Body.WriteAsync(call.Payload, http.RequestAborted);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ConnectionResetException)
        {
            pool.PutBack(invocation);
        }
    }

    private async Task ResponseAsync(HttpContext http)
    {
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        var id = Route(http, "id");
        if (await ReadAsync(http) is not { } answer)
        {
            PoolOf(http)?.Fail(id, FunctionFault.AnswerTooLarge());
            await RefuseAsync(
                http,
                StatusCodes.Status413RequestEntityTooLarge,
                "RequestEntityTooLarge",
                $"Exceeded maximum allowed payload size ({PayloadLimits.AnswerBytes} bytes).");
            return;
        }

        await AcceptAsync(http, PoolOf(http)?.Respond(id, answer) == true);
    }

    private async Task ErrorAsync(HttpContext http) =>
        await AcceptAsync(http, PoolOf(http)?.Fail(Route(http, "id"), await ReadFaultAsync(http)) == true);

    private async Task InitErrorAsync(HttpContext http)
    {
        PoolOf(http)?.FailInit(Route(http, "environment"), await ReadFaultAsync(http));
        await AcceptAsync(http, known: true);
    }

    private static async Task<byte[]?> ReadAsync(HttpContext http)
    {
        try
        {
            return await BoundedBody.ReadAsync(http, PayloadLimits.AnswerBytes);
        }
        catch (AwsException)
        {
            return null;
        }
    }

    private static async Task<FunctionFault> ReadFaultAsync(HttpContext http)
    {
        var body = await ReadAsync(http) ?? [];
        try
        {
            using var document = JsonDocument.Parse(body);
            return new FunctionFault(body);
        }
        catch (JsonException)
        {
            // A runtime that tells no more than a type, in a header.
            var type = http.Request.Headers["Lambda-Runtime-Function-Error-Type"].ToString();
            return FunctionFault.Of(type.Length > 0 ? type : "UnknownError", "");
        }
    }

    private static Task AcceptAsync(HttpContext http, bool known)
    {
        if (!known)
        {
            return RefuseAsync(http, StatusCodes.Status400BadRequest, "InvalidRequestID", "Invalid request ID");
        }

        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.ContentType = "application/json";
        return http.Response.Body.WriteAsync("""{"status":"OK"}"""u8.ToArray(), CancellationToken.None).AsTask();
    }

    private static Task RefuseAsync(HttpContext http, int status, string type, string message)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.Body.WriteAsync(FunctionFault.Of(type, message).Document, CancellationToken.None).AsTask();
    }
}
