using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.StandIns;

/// <summary>Makes the exception of one error.</summary>
internal delegate AmazonServiceException ErrorFactory(ServiceError error);

/// <summary>What the operations of one service share.</summary>
internal sealed class JsonService
{
    /// <summary>The .NET namespace, by which the SDK names the service in its log and metrics.</summary>
    public required string Namespace { get; init; }

    /// <summary>The version of the API.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>Of requests that have a body.</summary>
    public required string ContentType { get; init; }

    /// <summary>Before the operation's name in X-Amz-Target; null for restJson1.</summary>
    public string TargetPrefix { get; init; }

    /// <summary>By the error's name on the wire.</summary>
    public required IReadOnlyDictionary<string, ErrorFactory> Errors { get; init; }

    /// <summary>An error that the API does not name.</summary>
    public required ErrorFactory OtherError { get; init; }

    public AmazonServiceException Exception(ServiceError error) =>
        error.Code is not null && Errors.TryGetValue(error.Code, out var known) ? known(error) : OtherError(error);

    /// <summary>An operation of awsJson: POST to the root, named by X-Amz-Target.</summary>
    public JsonOperation<TRequest, TResponse> Rpc<TRequest, TResponse>(
        string name, Action<TRequest, Utf8JsonWriter> write, Func<JsonElement, TResponse> read)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse =>
        new(
            this,
            (_, http) =>
            {
                http.HttpMethod = "POST";
                http.ResourcePath = "/";
                http.Headers["X-Amz-Target"] = $"{TargetPrefix}.{name}";
                http.Headers["x-amz-api-version"] = ApiVersion;
            },
            write,
            read);

    /// <summary>An operation of restJson1.</summary>
    public JsonOperation<TRequest, TResponse> Rest<TRequest, TResponse>(
        string method,
        string path,
        Action<TRequest, IRequest> bind,
        Action<TRequest, Utf8JsonWriter> write,
        Func<JsonElement, TResponse> read)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse =>
        new(
            this,
            (request, http) =>
            {
                http.HttpMethod = method;
                http.ResourcePath = path;
                http.Headers["x-amz-api-version"] = ApiVersion;
                bind(request, http);
            },
            write,
            read);
}
