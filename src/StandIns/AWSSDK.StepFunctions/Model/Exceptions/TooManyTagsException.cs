using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class TooManyTagsException : AmazonStepFunctionsException
{
    public TooManyTagsException(string message)
        : base(message)
    {
    }

    public TooManyTagsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public TooManyTagsException(Exception innerException)
        : base(innerException)
    {
    }

    public TooManyTagsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public TooManyTagsException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public string ResourceName { get; set; }
}
