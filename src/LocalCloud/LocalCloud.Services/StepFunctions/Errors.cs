using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.StepFunctions;

/// <summary>The errors of the Step Functions API, in AWS's words. All of them are HTTP 400.</summary>
internal static class Errors
{
    public static AwsException InvalidArn(string text) => Of("InvalidArn", $"Invalid Arn: '{text}'");

    public static AwsException InvalidName(string name) => Of("InvalidName", $"Invalid Name: '{name}'");

    public static AwsException InvalidToken() => Of("InvalidToken", "Invalid Token: 'Invalid token'");

    public static AwsException InvalidDefinition(string text) =>
        Of("InvalidDefinition", $"Invalid State Machine Definition: '{text}'");

    /// <summary>A definition that is one, of a state that TestState does not take.</summary>
    public static AwsException UntestableState(string text) => Of("InvalidDefinition", text);

    public static AwsException InvalidExecutionInput(string text) =>
        Of("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{text}'");

    public static AwsException InvalidOutput(string text) => Of("InvalidOutput", $"Invalid Output: '{text}'");

    public static AwsException InvalidLoggingConfiguration(string text) =>
        Of("InvalidLoggingConfiguration", $"Invalid Logging Configuration: {text}");

    public static AwsException StateMachineDoesNotExist(string arn) =>
        Of("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");

    public static AwsException StateMachineAlreadyExists(string arn) =>
        Of("StateMachineAlreadyExists", $"State Machine Already Exists: '{arn}'");

    public static AwsException StateMachineDeleting(string arn) =>
        Of("StateMachineDeleting", $"State Machine is being deleted: '{arn}'");

    public static AwsException StateMachineTypeNotSupported() =>
        Of("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");

    public static AwsException ExecutionDoesNotExist(string arn) =>
        Of("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");

    public static AwsException ExecutionAlreadyExists(string arn) =>
        Of("ExecutionAlreadyExists", $"Execution Already Exists: '{arn}'");

    public static AwsException ExecutionNotRedrivable(string reason) => Of("ExecutionNotRedrivable", reason);

    public static AwsException ActivityDoesNotExist(string arn) =>
        Of("ActivityDoesNotExist", $"Activity Does Not Exist: '{arn}'");

    public static AwsException TaskTimedOut() =>
        Of("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");

    public static AwsException ResourceNotFound(string arn) =>
        Of(
            "ResourceNotFound",
            $"Resource not found: '{arn}'",
            new Dictionary<string, string> { ["resourceName"] = JsonText.Quote(arn) });

    public static AwsException Conflict(string text) => Of("ConflictException", text);

    public static AwsException TooManyTags(string arn) =>
        Of(
            "TooManyTags",
            $"'{arn}' would have more than 50 tags.",
            new Dictionary<string, string> { ["resourceName"] = JsonText.Quote(arn) });

    public static AwsException QuotaExceeded(string text) => Of("ServiceQuotaExceededException", text);

    public static AwsException MissingRequiredParameter(string text) => Of("MissingRequiredParameter", text);

    /// <summary>One parameter against one constraint.</summary>
    public static AwsException Constraint(string? value, string member, string constraint) =>
        Validation(
            $"1 validation error detected: Value {(value is null ? "null" : $"'{value}'")} at '{member}' failed to satisfy constraint: {constraint}");

    public static AwsException Validation(string text, string? reason = null) =>
        Of(
            "ValidationException",
            text,
            reason is null ? null : new Dictionary<string, string> { ["reason"] = JsonText.Quote(reason) });

    private static AwsException Of(string code, string message, Dictionary<string, string>? members = null) =>
        new(code, 400, message, members);
}
