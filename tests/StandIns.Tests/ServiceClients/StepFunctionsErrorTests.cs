using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace StandIns.Tests.ServiceClients;

/// <summary>Every error of Step Functions as its exception; the code stays the wire's.</summary>
public sealed class StepFunctionsErrorTests
{
    public static TheoryData<string, Type> Errors() => new()
    {
        { "ActivityDoesNotExist", typeof(ActivityDoesNotExistException) },
        { "ActivityWorkerLimitExceeded", typeof(ActivityWorkerLimitExceededException) },
        { "ConflictException", typeof(ConflictException) },
        { "ExecutionAlreadyExists", typeof(ExecutionAlreadyExistsException) },
        { "ExecutionDoesNotExist", typeof(ExecutionDoesNotExistException) },
        { "ExecutionLimitExceeded", typeof(ExecutionLimitExceededException) },
        { "ExecutionNotRedrivable", typeof(ExecutionNotRedrivableException) },
        { "InvalidArn", typeof(InvalidArnException) },
        { "InvalidDefinition", typeof(InvalidDefinitionException) },
        { "InvalidEncryptionConfiguration", typeof(InvalidEncryptionConfigurationException) },
        { "InvalidExecutionInput", typeof(InvalidExecutionInputException) },
        { "InvalidLoggingConfiguration", typeof(InvalidLoggingConfigurationException) },
        { "InvalidName", typeof(InvalidNameException) },
        { "InvalidOutput", typeof(InvalidOutputException) },
        { "InvalidToken", typeof(InvalidTokenException) },
        { "InvalidTracingConfiguration", typeof(InvalidTracingConfigurationException) },
        { "KmsAccessDeniedException", typeof(KmsAccessDeniedException) },
        { "KmsInvalidStateException", typeof(KmsInvalidStateException) },
        { "KmsThrottlingException", typeof(KmsThrottlingException) },
        { "MissingRequiredParameter", typeof(MissingRequiredParameterException) },
        { "ResourceNotFound", typeof(ResourceNotFoundException) },
        { "ServiceQuotaExceededException", typeof(ServiceQuotaExceededException) },
        { "StateMachineAlreadyExists", typeof(StateMachineAlreadyExistsException) },
        { "StateMachineDeleting", typeof(StateMachineDeletingException) },
        { "StateMachineDoesNotExist", typeof(StateMachineDoesNotExistException) },
        { "StateMachineLimitExceeded", typeof(StateMachineLimitExceededException) },
        { "StateMachineTypeNotSupported", typeof(StateMachineTypeNotSupportedException) },
        { "TaskDoesNotExist", typeof(TaskDoesNotExistException) },
        { "TaskTimedOut", typeof(TaskTimedOutException) },
        { "TooManyTags", typeof(TooManyTagsException) },
        { "ValidationException", typeof(ValidationException) },
        { "AnErrorOfTomorrow", typeof(AmazonStepFunctionsException) },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Error_ByItsWireName_IsItsException(string wire, Type exception)
    {
        var e = await FailAsync(WireAnswer.RpcError(wire, "told"));

        Assert.IsType(exception, e);
        Assert.Equal((wire, "told", "request-1"), (e.ErrorCode, e.Message, e.RequestId));
    }

    [Fact]
    public void Errors_AreAllThatThereAre() =>
        Assert.Empty(typeof(AmazonStepFunctionsException).Assembly.GetExportedTypes()
            .Where(t => t.IsAssignableTo(typeof(AmazonStepFunctionsException)))
            .Except(Errors().Select(row => row.Data.Item2)));

    [Fact]
    public async Task Details_AreRead()
    {
        var validation = (ValidationException)await FailAsync(WireAnswer.RpcError("ValidationException", "m", ",\"reason\":\"MISSING_REQUIRED_PARAMETER\""));
        var missing = (ResourceNotFoundException)await FailAsync(WireAnswer.RpcError("ResourceNotFound", "m", ",\"resourceName\":\"r\""));
        var tags = (TooManyTagsException)await FailAsync(WireAnswer.RpcError("TooManyTags", "m", ",\"resourceName\":\"r\""));
        var kms = (KmsInvalidStateException)await FailAsync(WireAnswer.RpcError("KmsInvalidStateException", "m", ",\"kmsKeyState\":\"DISABLED\""));

        Assert.Equal(ValidationExceptionReason.MISSING_REQUIRED_PARAMETER, validation.Reason);
        Assert.Equal(("r", "r", KmsKeyState.DISABLED), (missing.ResourceName, tags.ResourceName, kms.KmsKeyState));
    }

    private static async Task<AmazonStepFunctionsException> FailAsync(WireAnswer answer)
    {
        await using var server = await WireServer.StartAsync(answer);
        using var client = Clients.StepFunctions(server);
        return await Assert.ThrowsAnyAsync<AmazonStepFunctionsException>(
            () => client.DescribeExecutionAsync(new() { ExecutionArn = "e" }, TestContext.Current.CancellationToken));
    }
}
