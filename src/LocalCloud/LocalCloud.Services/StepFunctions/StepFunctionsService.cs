using System.Collections.Frozen;
using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Engine;
using LocalCloud.Services.StepFunctions.Requests;
using LocalCloud.Services.Wire;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.StepFunctions;

/// <summary>Step Functions on the wire: awsJson1.0, <c>AWSStepFunctions.{operation}</c>.</summary>
internal sealed class StepFunctionsService(
    IEnumerable<IOperations> operations, TokenHolders holders, IAuthorizer? authorizer = null) : IAwsService
{
    private const string Prefix = "AWSStepFunctions.";
    private const int LargestBody = 8 * 1024 * 1024;

    // The member that names what an operation acts on; the first that is there.
    private static readonly string[] s_resources =
    [
        "stateMachineArn", "executionArn", "activityArn", "stateMachineVersionArn", "stateMachineAliasArn", "mapRunArn", "resourceArn",
    ];

    private readonly FrozenDictionary<string, Operation> _operations =
        operations.SelectMany(family => family.Operations).ToFrozenDictionary(operation => operation.Name, StringComparer.Ordinal);

    /// <inheritdoc/>
    public string SigningName => "states";

    /// <inheritdoc/>
    public WireProtocol Protocol => WireProtocol.AwsJson;

    /// <summary>The operations' names.</summary>
    public IEnumerable<string> OperationNames => _operations.Keys;

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, Caller caller)
    {
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        var name = target.StartsWith(Prefix, StringComparison.Ordinal) ? target[Prefix.Length..] : "";
        var body = await BoundedBody.ReadAsync(context, LargestBody);
        var answer = await CallAsync(name, body, caller, context.RequestAborted);
        context.Response.ContentType = AwsJsonOperations.ContentTypeOf(context.Request);
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    /// <summary>Runs one operation.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="body">The request, a JSON object.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">The asker went away.</param>
    /// <returns>The answer, a JSON object.</returns>
    /// <exception cref="AwsException">What AWS would answer in place of one.</exception>
    public async Task<ReadOnlyMemory<byte>> CallAsync(
        string operation, ReadOnlyMemory<byte> body, Caller caller, CancellationToken cancellationToken)
    {
        if (!_operations.TryGetValue(operation, out var found))
        {
            throw new AwsException("UnknownOperationException", 400, $"The operation {operation} is not known.");
        }

        var input = JsonBody.Read(body.Span);
        Authorize(caller, $"states:{operation}", input);
        var answer = await found.Run(new Request(input, caller), cancellationToken);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Writing))
        {
            json.WriteStartObject();
            answer(json);
            json.WriteEndObject();
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static string ResourceOf(JsonElement body)
    {
        foreach (var name in s_resources)
        {
            if (body.TryGetProperty(name, out var arn) && arn.ValueKind == JsonValueKind.String)
            {
                return arn.GetString()!;
            }
        }

        return "*";
    }

    private void Authorize(Caller caller, string action, JsonElement body)
    {
        if (body.TryGetProperty("taskToken", out var token) && token.ValueKind == JsonValueKind.String)
        {
            holders.Authorize(authorizer, caller, action, token.GetString()!);
        }
        else
        {
            authorizer?.Demand(caller, action, ResourceOf(body));
        }
    }
}
