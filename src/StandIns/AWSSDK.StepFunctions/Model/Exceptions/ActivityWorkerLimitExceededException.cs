using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class ActivityWorkerLimitExceededException : AmazonStepFunctionsException
{
    public ActivityWorkerLimitExceededException(string message)
        : base(message)
    {
    }

    public ActivityWorkerLimitExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ActivityWorkerLimitExceededException(Exception innerException)
        : base(innerException)
    {
    }

    public ActivityWorkerLimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public ActivityWorkerLimitExceededException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
