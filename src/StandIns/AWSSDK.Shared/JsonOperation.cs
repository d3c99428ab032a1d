using System.Buffers;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.StandIns;

/// <summary>One operation of a JSON service: how its request is written, its answer and its errors read.</summary>
/// <param name="service">The service.</param>
/// <param name="route">Method, path, query and headers; the content type is set here, and only with a body.</param>
/// <param name="write">The body, or null: a request without one must not name a content type, or its signature breaks.</param>
/// <param name="read">The answer.</param>
internal sealed class JsonOperation<TRequest, TResponse>(
    JsonService service,
    Action<TRequest, IRequest> route,
    Action<TRequest, Utf8JsonWriter> write,
    Func<JsonElement, TResponse> read)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse
{
    public InvokeOptions Options => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var typed = (TRequest)input;
        var request = new DefaultRequest(input, service.Namespace);
        route(typed, request);
        if (write is not null)
        {
            var body = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(body))
            {
                write(typed, json);
            }

            request.Content = body.WrittenSpan.ToArray();
            request.Headers["Content-Type"] = service.ContentType;
        }

        return request;
    }

    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        try
        {
            return read(JsonBody.Parse(JsonBody.ReadText(context)));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new AmazonUnmarshallingException(
                context.ResponseData.GetHeaderValue("x-amzn-RequestId"), null, null, e, context.ResponseData.StatusCode);
        }
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>
        service.Exception(ServiceError.Read(context, innerException, statusCode));
}
