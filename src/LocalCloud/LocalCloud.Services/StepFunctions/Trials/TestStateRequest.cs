using LocalCloud.Asl.Json;
using LocalCloud.Asl.Trials;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Requests;
using LocalCloud.Services.Wire;

namespace LocalCloud.Services.StepFunctions.Trials;

/// <summary>A TestState request, its members each read.</summary>
internal sealed record TestStateRequest
{
    public required string Definition { get; init; }

    public string? RoleArn { get; init; }

    public string? StateName { get; init; }

    public required JsonValue Input { get; init; }

    public required JsonObject Variables { get; init; }

    /// <summary>INFO, DEBUG or TRACE.</summary>
    public required string Level { get; init; }

    public bool RevealsSecrets { get; init; }

    public JsonObject? Context { get; init; }

    public TrialMock? Mock { get; init; }

    /// <summary>STRICT, PRESENT or NONE.</summary>
    public required string MockMode { get; init; }

    public int RetryCount { get; init; }

    public long MapIterationFailures { get; init; }

    public string? ItemReaderData { get; init; }

    /// <exception cref="AwsException">ValidationException, InvalidExecutionInput, InvalidArn.</exception>
    public static TestStateRequest Read(Request request)
    {
        var settings = request.Inner("stateConfiguration") ?? new Request(JsonBody.Empty, request.Caller);
        var mock = request.Inner("mock");
        _ = settings.OptionalText("errorCausedByState", 80, 1);
        return new TestStateRequest
        {
            Definition = request.Text("definition", 1_048_576, 1),
            RoleArn = Role(request),
            StateName = request.OptionalText("stateName", 80, 1),
            Input = ReadInput(request.OptionalData("input")),
            Variables = ReadObject(request.OptionalData("variables"), "variables must be a JSON object") ?? JsonObject.Empty,
            Level = request.OptionalChoice("inspectionLevel", "INFO", "DEBUG", "TRACE") ?? "INFO",
            RevealsSecrets = request.Flag("revealSecrets", otherwise: false),
            Context = ReadObject(request.OptionalData("context"), TestStateContext.Invalid("it must be a JSON object")),
            Mock = mock is null ? null : ReadMock(mock),
            MockMode = mock?.OptionalChoice("fieldValidationMode", "STRICT", "PRESENT", "NONE") ?? "STRICT",
            RetryCount = (int)(settings.OptionalNumber("retrierRetryCount", 0, int.MaxValue) ?? 0),
            MapIterationFailures = (long)(settings.OptionalNumber("mapIterationFailureCount", 0, int.MaxValue) ?? 0),
            ItemReaderData = settings.OptionalData("mapItemReaderData"),
        };
    }

    private static string? Role(Request request)
    {
        var role = request.OptionalText("roleArn", 256, 1);
        return role is null || role.StartsWith("arn:", StringComparison.Ordinal)
            ? role
            : throw Errors.InvalidArn($"Invalid ARN prefix: {role}");
    }

    private static JsonValue ReadInput(string? text)
    {
        try
        {
            return text is null ? JsonObject.Empty : JsonValue.Parse(text);
        }
        catch (JsonSyntaxException e)
        {
            throw Errors.InvalidExecutionInput(e.Message);
        }
    }

    private static JsonObject? ReadObject(string? text, string otherwise)
    {
        try
        {
            return text is null ? null : JsonValue.Parse(text) as JsonObject ?? throw Errors.Validation(otherwise);
        }
        catch (JsonSyntaxException)
        {
            throw Errors.Validation(otherwise);
        }
    }

    private static TrialMock ReadMock(Request mock)
    {
        var result = mock.OptionalData("result");
        var error = mock.Inner("errorOutput");
        if ((result is null) == (error is null))
        {
            throw Errors.Validation("A test mock should have only one of the following fields: [result, errorOutput].");
        }

        if (error is { } failure)
        {
            return new TrialMock.Error(failure.Text("error", 256), failure.OptionalText("cause", 32_768));
        }

        try
        {
            return new TrialMock.Result(JsonValue.Parse(result!));
        }
        catch (JsonSyntaxException)
        {
            throw Errors.Validation("Mocked result must be valid JSON");
        }
    }
}
