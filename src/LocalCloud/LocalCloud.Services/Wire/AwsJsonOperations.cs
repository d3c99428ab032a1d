using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Wire;

/// <summary>
/// The operations of an AwsJson service, found by X-Amz-Target. A service builds one in its constructor and its
/// <see cref="IAwsService.HandleAsync"/> is this one's:
/// <code>
/// _operations = new AwsJsonOperations("AWSStepFunctions").Add("StartExecution", StartAsync).Add(…);
/// public Task HandleAsync(HttpContext context, Caller caller) => _operations.HandleAsync(context, caller);
/// </code>
/// </summary>
/// <param name="targetPrefix">What precedes the dot in X-Amz-Target: <c>AWSStepFunctions</c>, <c>AWSEvents</c>.</param>
/// <param name="maxBodyBytes">The longest body.</param>
public sealed class AwsJsonOperations(string targetPrefix, int maxBodyBytes = 8 * 1024 * 1024)
{
    private readonly Dictionary<string, Func<JsonCall, Task<JsonObject>>> _handlers = new(StringComparer.Ordinal);

    /// <summary>The operations' names.</summary>
    public IReadOnlyCollection<string> Names => _handlers.Keys;

    /// <summary>Adds an operation: it answers a JSON object, or throws <see cref="AwsException"/>.</summary>
    public AwsJsonOperations Add(string operation, Func<JsonCall, Task<JsonObject>> handler)
    {
        _handlers.Add(operation, handler);
        return this;
    }

    /// <summary>Answers one request.</summary>
    /// <exception cref="AwsException">UnknownOperationException, SerializationException, or what the operation threw.</exception>
    public async Task HandleAsync(HttpContext context, Caller caller)
    {
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        var dot = target.LastIndexOf('.');
        if (dot < 0
            || !target.AsSpan(0, dot).SequenceEqual(targetPrefix)
            || !_handlers.TryGetValue(target[(dot + 1)..], out var handler))
        {
            throw new AwsException("UnknownOperationException", 400, $"The operation {target} is not known.");
        }

        var input = await JsonBody.ReadAsync(context, maxBodyBytes).ConfigureAwait(false);
        var answer = await handler(new JsonCall { Caller = caller, Input = input, Http = context }).ConfigureAwait(false);
        await JsonBody.WriteAsync(context.Response, answer, ContentTypeOf(context.Request)).ConfigureAwait(false);
    }

    /// <summary>The version of the protocol that the client speaks.</summary>
    internal static string ContentTypeOf(HttpRequest request) =>
        request.ContentType?.StartsWith("application/x-amz-json-1.1", StringComparison.OrdinalIgnoreCase) == true
            ? "application/x-amz-json-1.1"
            : "application/x-amz-json-1.0";
}
