using System.Net;
using Amazon.Runtime;

namespace Amazon.ServiceQuotas.Model;

public class IllegalArgumentException : AmazonServiceQuotasException
{
    public IllegalArgumentException(string message)
        : base(message)
    {
    }

    public IllegalArgumentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public IllegalArgumentException(Exception innerException)
        : base(innerException)
    {
    }

    public IllegalArgumentException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public IllegalArgumentException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
