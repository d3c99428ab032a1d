using System.Text;
using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Wire;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Lambda;

/// <summary>Lambda's API: Invoke, and what reads functions.</summary>
internal sealed class LambdaService : IAwsService
{
    private readonly LocalFunctions _functions;
    private readonly IAuthorizer? _authorizer;
    private readonly RestJsonRoutes _routes;

    /// <param name="functions">The functions.</param>
    /// <param name="authorizer">Null if nobody is refused.</param>
    public LambdaService(LocalFunctions functions, IAuthorizer? authorizer)
    {
        _functions = functions;
        _authorizer = authorizer;
        _routes = new RestJsonRoutes()
            .AddRaw("POST", "/2015-03-31/functions/{name}/invocations", InvokeAsync)
            .Add("GET", "/2015-03-31/functions", ListAsync)
            .Add("GET", "/2015-03-31/functions/", ListAsync)
            .Add("GET", "/2015-03-31/functions/{name}", GetAsync)
            .Add("GET", "/2015-03-31/functions/{name}/configuration", GetConfigurationAsync);
    }

    /// <inheritdoc/>
    public string SigningName => "lambda";

    /// <inheritdoc/>
    public WireProtocol Protocol => WireProtocol.RestJson;

    /// <inheritdoc/>
    public Task HandleAsync(HttpContext context, Caller caller) => _routes.HandleAsync(context, caller);

    private async Task<JsonObject?> InvokeAsync(JsonCall call)
    {
        var function = Find(call, "lambda:InvokeFunction");
        var type = call.Http.Request.Headers["X-Amz-Invocation-Type"].ToString();
        var response = call.Http.Response;
        switch (type)
        {
            case "" or "RequestResponse":
                var payload = await ReadAsync(call.Http, PayloadLimits.RequestBytes, "InvokeFunction");
                var wantsLog = call.Http.Request.Headers["X-Amz-Log-Type"] == "Tail";
                var result = await _functions.InvokeAsync(
                    function, payload, wantsLog, call.Http.Request.Headers["X-Amzn-Trace-Id"].FirstOrDefault(), call.Aborted);
                await AnswerAsync(call.Http, result);
                return null;
            case "Event":
                var queued = await ReadAsync(call.Http, PayloadLimits.EventBytes, "InvokeAsync");
                response.Headers["x-amzn-RequestId"] = await _functions.AcceptAsync(function, queued, call.Aborted);
                response.StatusCode = StatusCodes.Status202Accepted;
                response.ContentLength = 0;
                return null;
            case "DryRun":
                response.StatusCode = StatusCodes.Status204NoContent;
                return null;
            default:
                throw new AwsException(
                    "InvalidParameterValueException",
                    400,
                    $"Unsupported invocation type: {type}",
                    new Dictionary<string, string> { ["Type"] = "\"User\"" });
        }
    }

    private static async Task AnswerAsync(HttpContext http, InvocationResult result)
    {
        var headers = http.Response.Headers;
        headers["x-amzn-RequestId"] = result.RequestId;
        headers["X-Amz-Executed-Version"] = "$LATEST";
        if (result.FunctionError is { } error)
        {
            headers["X-Amz-Function-Error"] = error;
        }

        if (http.Request.Headers["X-Amz-Log-Type"] == "Tail")
        {
            headers["X-Amz-Log-Result"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(result.LogTail));
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = result.Payload.Length;
        await http.Response.Body.WriteAsync(result.Payload, http.RequestAborted);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http, int limit, string operation)
    {
        try
        {
            return await BoundedBody.ReadAsync(http, limit);
        }
        catch (AwsException e) when (e.Status == StatusCodes.Status413RequestEntityTooLarge)
        {
            throw LocalFunctions.TooLarge(limit, operation);
        }
    }

    private Task<JsonObject?> ListAsync(JsonCall call)
    {
        _authorizer?.Demand(call.Caller, "lambda:ListFunctions", "*");
        var functions = new JsonArray([.. _functions.All.Select(f => (JsonNode)Configuration(f))]);
        return Task.FromResult<JsonObject?>(new JsonObject { ["Functions"] = functions });
    }

    private Task<JsonObject?> GetAsync(JsonCall call)
    {
        var function = Find(call, "lambda:GetFunction");
        var answer = new JsonObject { ["Configuration"] = Configuration(function) };
        if (function.Definition.ReservedConcurrency is { } reserved)
        {
            answer["Concurrency"] = new JsonObject { ["ReservedConcurrentExecutions"] = reserved };
        }

        return Task.FromResult<JsonObject?>(answer);
    }

    private Task<JsonObject?> GetConfigurationAsync(JsonCall call) =>
        Task.FromResult<JsonObject?>(Configuration(Find(call, "lambda:GetFunctionConfiguration")));

    private LocalFunction Find(JsonCall call, string action)
    {
        var name = call.Path["name"];
        var qualifier = call.Query("Qualifier");
        var parsed = FunctionName.Parse(name);
        qualifier = parsed.Qualifier ?? qualifier;
        var resource = qualifier is null ? parsed.Name : $"{parsed.Name}:{qualifier}";
        _authorizer?.Demand(call.Caller, action, _functions.ArnOf(resource));
        return _functions.Find(resource);
    }

    private static JsonObject Configuration(LocalFunction function)
    {
        var definition = function.Definition;
        var variables = new JsonObject();
        foreach (var (name, value) in definition.Environment)
        {
            variables[name] = value;
        }

        return new JsonObject
        {
            ["FunctionName"] = definition.Name,
            ["FunctionArn"] = function.Arn,
            ["Handler"] = definition.Handler,
            ["Role"] = definition.RoleArn,
            ["Timeout"] = definition.TimeoutSeconds,
            ["MemorySize"] = definition.MemorySize,
            ["PackageType"] = "Zip",
            ["State"] = "Active",
            ["LastUpdateStatus"] = "Successful",
            ["Version"] = "$LATEST",
            ["Environment"] = new JsonObject { ["Variables"] = variables },
        };
    }
}
