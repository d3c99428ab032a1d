using System.Net;
using Amazon.Runtime;

namespace Amazon.EventBridge;

/// <summary>An error of the service; those its API names have a class of their own.</summary>
public class AmazonEventBridgeException : AmazonServiceException
{
    public AmazonEventBridgeException(string message)
        : base(message)
    {
    }

    public AmazonEventBridgeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonEventBridgeException(Exception innerException)
        : base(innerException?.Message, innerException)
    {
    }

    public AmazonEventBridgeException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonEventBridgeException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
