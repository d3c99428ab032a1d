using System.Net;
using Amazon.Runtime;

namespace Amazon.ServiceQuotas;

/// <summary>An error of the service; those its API names have a class of their own.</summary>
public class AmazonServiceQuotasException : AmazonServiceException
{
    public AmazonServiceQuotasException(string message)
        : base(message)
    {
    }

    public AmazonServiceQuotasException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonServiceQuotasException(Exception innerException)
        : base(innerException?.Message, innerException)
    {
    }

    public AmazonServiceQuotasException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonServiceQuotasException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
