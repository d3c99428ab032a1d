using System.Text;
using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Lambda;

namespace LocalCloud.Services.StepFunctions.Integrations;

/// <summary>A function's ARN as Resource, and <c>lambda:invoke</c> with or without a token.</summary>
internal sealed class LambdaTasks(ILambdaFunctions functions, IIdSource ids, TaskRole role) : IIntegration
{
    private const string Prefix = "Lambda";

    public bool Supports(TaskResource resource) => resource.Kind switch
    {
        TaskResourceKind.LambdaFunction => true,
        TaskResourceKind.Integration => resource is
        {
            Service: "lambda", Api: "invoke", Pattern: IntegrationPattern.RequestResponse or IntegrationPattern.WaitForTaskToken
        },
        _ => false,
    };

    public async Task<TaskAnswer> RunAsync(TaskCall call, CancellationToken cancellationToken)
    {
        try
        {
            if (call.Resource.Kind != TaskResourceKind.LambdaFunction)
            {
                return await InvokeAsync(call, cancellationToken);
            }

            DemandInvoke(call, call.Resource.Arn);
            return await InvokeAsync(call, call.Resource.Arn, call.Parameters, static (output, _) => output, cancellationToken);
        }
        catch (AwsException e)
        {
            return SdkAnswer.FailedOptimized(Prefix, "AWSLambda", e, ids.NewUuid());
        }
    }

    private async Task<TaskAnswer> InvokeAsync(TaskCall call, CancellationToken cancellationToken)
    {
        if (call.Parameters is not JsonObject parameters || SdkAnswer.Text(parameters, "FunctionName") is not { } function)
        {
            return SdkAnswer.Missing("FunctionName", call);
        }

        if (SdkAnswer.Text(parameters, "Qualifier") is { } qualifier)
        {
            function = $"{function}:{qualifier}";
        }

        DemandInvoke(call, function);
        var payload = parameters["Payload"] is { Kind: not JsonKind.Null } given ? given : JsonObject.Empty;
        if (SdkAnswer.Text(parameters, "InvocationType") == "Event")
        {
            await functions.EnqueueAsync(function, Bytes(payload), cancellationToken);
            return new TaskAnswer.Done(Wrap(new JsonObjectBuilder(), ids.NewUuid(), 202));
        }

        return await InvokeAsync(
            call,
            function,
            payload,
            static (output, requestId) => Wrap(
                new JsonObjectBuilder().Set("ExecutedVersion", "$LATEST").Set("Payload", output), requestId, 200),
            cancellationToken);
    }

    private async Task<TaskAnswer> InvokeAsync(
        TaskCall call, string function, JsonValue payload, Func<JsonValue, string, JsonValue> shape, CancellationToken cancellationToken)
    {
        var result = await functions.InvokeAsync(function, Bytes(payload), TraceHeader.Of(call), cancellationToken);
        var text = Encoding.UTF8.GetString(result.Payload.Span);
        var answer = Parse(text);
        if (result.FunctionError is null)
        {
            return new TaskAnswer.Done(shape(answer, result.RequestId));
        }

        // What a function that ran out of memory or time answers has no type of its own.
        var error = answer is JsonObject { } members && SdkAnswer.Text(members, "errorType") is { Length: > 0 } type
            ? type
            : "Lambda.Unknown";
        return new TaskAnswer.Failed(error, text);
    }

    private void DemandInvoke(TaskCall call, string function)
    {
        var name = FunctionName.Parse(function);
        role.Demand(call, "lambda:InvokeFunction", role.Arn("lambda", $"function:{name.Name}{(name.Qualifier is null ? "" : ":" + name.Qualifier)}"));
    }

    private static JsonObject Wrap(JsonObjectBuilder answer, string requestId, int status)
    {
        var whole = SdkAnswer.WithMetadata(answer, requestId, status);
        return whole.With("StatusCode", JsonValue.Of(status));
    }

    private static JsonValue Parse(string text)
    {
        try
        {
            return text.Length == 0 ? JsonNull.Instance : JsonValue.Parse(text);
        }
        catch (JsonSyntaxException)
        {
            return JsonValue.Of(text);
        }
    }

    private static ReadOnlyMemory<byte> Bytes(JsonValue payload) => Encoding.UTF8.GetBytes(payload.ToText());
}
