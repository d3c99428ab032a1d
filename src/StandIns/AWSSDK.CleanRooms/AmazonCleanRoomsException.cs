using System.Net;
using Amazon.Runtime;

namespace Amazon.CleanRooms;

/// <summary>An error of the service; those its API names have a class of their own.</summary>
public class AmazonCleanRoomsException : AmazonServiceException
{
    public AmazonCleanRoomsException(string message)
        : base(message)
    {
    }

    public AmazonCleanRoomsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonCleanRoomsException(Exception innerException)
        : base(innerException?.Message, innerException)
    {
    }

    public AmazonCleanRoomsException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonCleanRoomsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
