using Amazon.StepFunctions.Model;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Internal;

/// <summary>The exceptions of the service by their names on the wire.</summary>
internal static class Errors
{
    public static IReadOnlyDictionary<string, ErrorFactory> ByName { get; } = new Dictionary<string, ErrorFactory>
    {
        ["ActivityDoesNotExist"] = static e => new ActivityDoesNotExistException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["ActivityWorkerLimitExceeded"] = static e => new ActivityWorkerLimitExceededException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["ExecutionAlreadyExists"] = static e => new ExecutionAlreadyExistsException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["ExecutionDoesNotExist"] = static e => new ExecutionDoesNotExistException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["ExecutionLimitExceeded"] = static e => new ExecutionLimitExceededException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["ExecutionNotRedrivable"] = static e => new ExecutionNotRedrivableException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["InvalidArn"] = static e => new InvalidArnException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["InvalidDefinition"] = static e => new InvalidDefinitionException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["InvalidEncryptionConfiguration"] = static e => new InvalidEncryptionConfigurationException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["InvalidExecutionInput"] = static e => new InvalidExecutionInputException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["InvalidLoggingConfiguration"] = static e => new InvalidLoggingConfigurationException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["InvalidName"] = static e => new InvalidNameException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["InvalidOutput"] = static e => new InvalidOutputException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["InvalidToken"] = static e => new InvalidTokenException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["InvalidTracingConfiguration"] = static e => new InvalidTracingConfigurationException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["MissingRequiredParameter"] = static e => new MissingRequiredParameterException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["StateMachineAlreadyExists"] = static e => new StateMachineAlreadyExistsException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["StateMachineDeleting"] = static e => new StateMachineDeletingException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["StateMachineDoesNotExist"] = static e => new StateMachineDoesNotExistException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["StateMachineLimitExceeded"] = static e => new StateMachineLimitExceededException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["StateMachineTypeNotSupported"] = static e => new StateMachineTypeNotSupportedException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["TaskDoesNotExist"] = static e => new TaskDoesNotExistException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["TaskTimedOut"] = static e => new TaskTimedOutException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["ConflictException"] = static e => new ConflictException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["KmsAccessDeniedException"] = static e => new KmsAccessDeniedException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["KmsInvalidStateException"] = static e => new KmsInvalidStateException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status)
        {
            KmsKeyState = e.Body.Text("kmsKeyState"),
        },
        ["KmsThrottlingException"] = static e => new KmsThrottlingException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["ResourceNotFound"] = static e => new ResourceNotFoundException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status)
        {
            ResourceName = e.Body.Text("resourceName"),
        },
        ["ServiceQuotaExceededException"] = static e => new ServiceQuotaExceededException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status),
        ["TooManyTags"] = static e => new TooManyTagsException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status)
        {
            ResourceName = e.Body.Text("resourceName"),
        },
        ["ValidationException"] = static e => new ValidationException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status)
        {
            Reason = e.Body.Text("reason"),
        },
    };

    public static AmazonServiceException Other(ServiceError e) =>
        new AmazonStepFunctionsException(e.Message, e.Inner, ErrorType.Unknown, e.Code, e.RequestId, e.Status);
}
