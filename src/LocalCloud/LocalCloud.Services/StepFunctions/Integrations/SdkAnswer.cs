using LocalCloud.Asl.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.StepFunctions.Integrations;

/// <summary>What Step Functions adds to the answers and errors of services.</summary>
internal static class SdkAnswer
{
    /// <summary>Adds the metadata of the SDK's call to an answer, as the optimized integrations show it.</summary>
    public static JsonObject WithMetadata(JsonObjectBuilder answer, string requestId, int status = 200) => answer
        .Set("SdkHttpMetadata", new JsonObjectBuilder()
            .Set("AllHttpHeaders", new JsonObjectBuilder().Set("x-amzn-RequestId", List(requestId)).Build())
            .Set("HttpHeaders", new JsonObjectBuilder().Set("x-amzn-RequestId", requestId).Build())
            .Set("HttpStatusCode", JsonValue.Of(status))
            .Build())
        .Set("SdkResponseMetadata", new JsonObjectBuilder().Set("RequestId", requestId).Build())
        .Build();

    /// <summary>An error of an <c>aws-sdk</c> integration.</summary>
    public static TaskAnswer Failed(string prefix, AwsException error, string requestId)
    {
        var code = error.Code.EndsWith("Exception", StringComparison.Ordinal) ? error.Code : error.Code + "Exception";
        return new TaskAnswer.Failed(
            $"{prefix}.{code}",
            $"{error.Message} (Service: {prefix}, Status Code: {error.Status}, Request ID: {requestId})");
    }

    /// <summary>An error of an optimized integration, whose words are those of the SDK's first version.</summary>
    public static TaskAnswer FailedOptimized(string prefix, string service, AwsException error, string requestId) =>
        new TaskAnswer.Failed(
            $"{prefix}.{error.Code}",
            $"{error.Message} (Service: {service}; Status Code: {error.Status}; Error Code: {error.Code}; Request ID: {requestId}; Proxy: null)");

    /// <summary>A parameter that the task lacks.</summary>
    public static TaskAnswer Missing(string parameter, TaskCall call) => new TaskAnswer.Failed(
        "States.Runtime", $"The parameter '{parameter}' is required by '{call.Resource.Arn}' but was missing.");

    /// <summary>A text among the parameters, or null.</summary>
    public static string? Text(JsonObject parameters, string name) => (parameters[name] as JsonString)?.Value;

    private static JsonArray List(string text) => new([JsonValue.Of(text)]);
}
