using LocalCloud.Asl.Definitions;

namespace LocalCloud.Asl.Tests.Definitions;

public sealed class DefinitionReaderTests
{
    /// <summary>A definition with one fault, and the fault.</summary>
    public static TheoryData<string, string> Faults => new()
    {
        { """{"StartAt":"A"}""", "SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /" },
        { "{}", "SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /" },
        { """{"StartAt":"A","States":{}}""", "SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States" },
        { """{"StartAt":"B","States":{"A":{"Type":"Succeed"}}}""", "MISSING_TRANSITION_TARGET: Missing 'StartAt' target: B at /StartAt" },
        { State("\"Type\":\"Wait\",\"Timestamp\":\"tomorrow\",\"End\":true"), "SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp at /States/A/Timestamp" },
        { State("\"Type\":\"Pass\",\"Parameters\":{\"parsed.$\":\"x\"},\"End\":true"), "SCHEMA_VALIDATION_FAILED: The value for the field 'parsed.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters" },
        { State("\"Type\":\"Pass\",\"Parameters\":{\"x\":{\"y.$\":\"States.Nope()\"}},\"End\":true"), "SCHEMA_VALIDATION_FAILED: The value for the field 'y.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters/x" },
        { State("\"Type\":\"Pass\",\"Parameters\":{\"y.$\":\"States.Hash('a')\"},\"End\":true"), "SCHEMA_VALIDATION_FAILED: The value for the field 'y.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters" },
        { State("\"Type\":\"Task\",\"Resource\":\"arn:nope\",\"End\":true"), "SCHEMA_VALIDATION_FAILED: The resource provided arn:nope is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/A/Resource" },
        { State("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sqs:sendMessage\",\"End\":true"), "SCHEMA_VALIDATION_FAILED: The resource provided arn:aws:states:::sqs:sendMessage is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/A/Resource" },
        { State("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Credentials\":{},\"End\":true"), "SCHEMA_VALIDATION_FAILED: The field 'RoleArn' is required but was missing at /States/A/Credentials" },
        { State("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"TimeoutSeconds\":5,\"HeartbeatSeconds\":5,\"End\":true"), "SCHEMA_VALIDATION_FAILED: HeartbeatSeconds must be smaller than TimeoutSeconds at /States/A/HeartbeatSeconds" },
        { State("\"Type\":\"Task\",\"End\":true"), "SCHEMA_VALIDATION_FAILED: These fields are required: [Resource] at /States/A" },
        { State("\"Type\":\"Parallel\",\"Branches\":[],\"End\":true"), "SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/A/Branches" },
        { State("\"Type\":\"Unknown\""), "SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/A/Type" },
        { State("\"End\":true"), "SCHEMA_VALIDATION_FAILED: These fields are required: [Type] at /States/A" },
        { State("\"Type\":\"Pass\",\"End\":true,\"Nonsense\":1"), "SCHEMA_VALIDATION_FAILED: The field 'Nonsense' is not supported by Step Functions at /States/A" },
        { State("\"Type\":\"Pass\""), "SCHEMA_VALIDATION_FAILED: Exactly one of these fields is required: [Next, End] at /States/A" },
        { State("\"Type\":\"Pass\",\"Next\":\"B\""), "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next" },
        { State("\"Type\":\"Pass\",\"End\":true},\"B\":{\"Type\":\"Succeed\""), "MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B" },
        { State("\"Type\":\"Pass\",\"ResultPath\":\"$..a\",\"End\":true"), "SCHEMA_VALIDATION_FAILED: Value is not a Reference Path: $..a must name one place at /States/A/ResultPath" },
        { State("\"Type\":\"Pass\",\"InputPath\":\"a\",\"End\":true"), "SCHEMA_VALIDATION_FAILED: Value is not a valid JSONPath at /States/A/InputPath" },
        { State("\"Type\":\"Wait\",\"Seconds\":1,\"SecondsPath\":\"$.a\",\"End\":true"), "SCHEMA_VALIDATION_FAILED: Only one of these fields is allowed: [Seconds, SecondsPath] at /States/A" },
        { State("\"Type\":\"Wait\",\"End\":true"), "SCHEMA_VALIDATION_FAILED: One of these fields is required: [Seconds, SecondsPath, Timestamp, TimestampPath] at /States/A" },
        { State("\"Type\":\"Wait\",\"Seconds\":-1,\"End\":true"), "SCHEMA_VALIDATION_FAILED: Value must be between 0 and 99999999 at /States/A/Seconds" },
        { State("\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"NumericEquals\":\"1\",\"Next\":\"A\"}]"), "SCHEMA_VALIDATION_FAILED: Expected value of type Number at /States/A/Choices/0/NumericEquals" },
        { State("\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"TimestampEquals\":\"x\",\"Next\":\"A\"}]"), "SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp at /States/A/Choices/0/TimestampEquals" },
        { State("\"Type\":\"Choice\",\"Choices\":[]"), "SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/A/Choices" },
        { State("\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"IsNull\":true,\"Next\":\"Z\"}]"), "MISSING_TRANSITION_TARGET: Missing 'Next' target: Z at /States/A/Choices/0/Next" },
        { State("\"Type\":\"Choice\",\"Choices\":[{\"And\":[{\"Variable\":\"$.a\",\"IsNull\":true,\"Next\":\"A\"}],\"Next\":\"A\"}]"), "SCHEMA_VALIDATION_FAILED: The field 'Next' is not supported by Step Functions at /States/A/Choices/0/And/0" },
        { State("\"Type\":\"Fail\",\"Error\":\"a\",\"ErrorPath\":\"$.a\""), "SCHEMA_VALIDATION_FAILED: Only one of these fields is allowed: [Error, ErrorPath] at /States/A" },
        { State("\"Type\":\"Map\",\"End\":true"), "SCHEMA_VALIDATION_FAILED: These fields are required: [ItemProcessor] at /States/A" },
        { State("\"Type\":\"Map\",\"Label\":\"x\",\"ItemProcessor\":{\"StartAt\":\"I\",\"States\":{\"I\":{\"Type\":\"Succeed\"}}},\"End\":true"), "SCHEMA_VALIDATION_FAILED: The field 'Label' needs the processor mode DISTRIBUTED at /States/A/Label" },
        { State("\"Type\":\"Parallel\",\"Branches\":[{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}],\"End\":true"), "DUPLICATE_STATE_NAME: Duplicate State name: A at /States/A/Branches/0/States/A" },
        { Retry("{\"ErrorEquals\":[\"States.ALL\",\"E\"]}"), "SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and in the last retrier or catcher at /States/A/Retry/0/ErrorEquals" },
        { Retry("{\"ErrorEquals\":[\"States.ALL\"]},{\"ErrorEquals\":[\"E\"]}"), "SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and in the last retrier or catcher at /States/A/Retry/0/ErrorEquals" },
        { Retry("{\"ErrorEquals\":[]}"), "SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/A/Retry/0/ErrorEquals" },
        { Retry("{\"ErrorEquals\":[\"E\"],\"BackoffRate\":0.5}"), "SCHEMA_VALIDATION_FAILED: Value must be between 1 and 1.7976931348623157E+308 at /States/A/Retry/0/BackoffRate" },
        { Retry("{\"ErrorEquals\":[\"E\"],\"JitterStrategy\":\"HALF\"}"), "SCHEMA_VALIDATION_FAILED: The field 'JitterStrategy' should have one of these values: [FULL, NONE] at /States/A/Retry/0/JitterStrategy" },
        { State("\"Type\":\"Pass\",\"Assign\":{\"1x\":1},\"End\":true"), "SCHEMA_VALIDATION_FAILED: '1x' is not a valid variable name at /States/A/Assign" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Read_OneFault_IsToldInAwsWordsWithItsPlace(string definition, string fault)
    {
        var reading = DefinitionReader.Read(definition, new DefinitionOptions { IsAvailable = resource => resource.Service != "sqs" });

        Assert.Null(reading.Machine);
        Assert.Equal([fault], reading.Diagnostics.Select(each => each.ToString()));
    }

    [Fact]
    public void Read_ManyFaults_TellsAllAtOnce()
    {
        var reading = DefinitionReader.Read("""
            {"StartAt":"A","Version":"2","Extra":1,"States":{"A":{"Type":"Pass","Next":"Z","X":1},"B":{"Type":"Wait","Seconds":"1","End":true},
            "C":{"Type":"Parallel","Branches":[{"StartAt":"D","States":{"D":{"Type":"Nope"}}}]}}}
            """);

        Assert.Equal(
            ["/Version", "/States/A", "/States/B/Seconds", "/States/C/Branches/0/States/D/Type", "/States/C", "/States/A/Next", "/States/B", "/States/C", "/"],
            reading.Diagnostics.Select(each => each.Location));
    }

    [Theory]
    [InlineData("not a definition", "INVALID_JSON_DESCRIPTION", "[Source: (String)\"not a definition\"; line: 1, column: 1]")]
    [InlineData("", "INVALID_JSON_DESCRIPTION", "/")]
    [InlineData("[]", "INVALID_JSON_DESCRIPTION", "/")]
    public void Read_NoJsonObject_SaysWhere(string definition, string code, string location)
    {
        var fault = Assert.Single(DefinitionReader.Read(definition).Diagnostics);

        Assert.Equal((code, location), (fault.Code, fault.Location));
    }

    [Theory]
    [InlineData("arn:aws:states:::lambda:invoke.waitForTaskToken", "Express state machine does not support '.waitForTaskToken' service integration ")]
    [InlineData("arn:aws:states:::states:startExecution.sync:2", "Express state machine does not support '.sync' service integration")]
    [InlineData("arn:aws:states:us-east-1:000000000000:activity:a", "Express state machine does not support Activity ARN")]
    [InlineData("arn:aws:states:::lambda:invoke", null)]
    public void Read_ExpressMachine_RefusesWhatWaits(string arn, string? message)
    {
        var reading = DefinitionReader.Read(State($"\"Type\":\"Task\",\"Resource\":\"{arn}\",\"End\":true"), new DefinitionOptions { IsExpress = true });

        Assert.Equal(message, reading.Diagnostics is [var fault, ..] ? fault.Message : null);
    }

    [Theory]
    [InlineData("arn:aws:lambda:us-east-1:1:function:f:$LATEST", TaskResourceKind.LambdaFunction, "", "", "", IntegrationPattern.RequestResponse)]
    [InlineData("arn:aws:states:us-east-1:1:activity:a", TaskResourceKind.Activity, "", "", "", IntegrationPattern.RequestResponse)]
    [InlineData("arn:aws:states:::aws-sdk:s3:getObject", TaskResourceKind.Integration, "aws-sdk:s3", "getObject", "getObject", IntegrationPattern.RequestResponse)]
    [InlineData("arn:aws:states:::states:startExecution.sync:2", TaskResourceKind.Integration, "states", "startExecution", "startExecution.sync:2", IntegrationPattern.RunAJob)]
    [InlineData("arn:aws:states:::lambda:invoke.waitForTaskToken", TaskResourceKind.Integration, "lambda", "invoke", "invoke.waitForTaskToken", IntegrationPattern.WaitForTaskToken)]
    public void TryParse_Resource_TakesItApart(string arn, TaskResourceKind kind, string service, string api, string action, IntegrationPattern pattern)
    {
        var resource = TaskResource.TryParse(arn)!;

        Assert.Equal((kind, service, api, action, pattern), (resource.Kind, resource.Service, resource.Api, resource.Action, resource.Pattern));
    }

    private static string State(string fields) => $$"""{"StartAt":"A","States":{"A":{{{fields}}} } }""";

    private static string Retry(string entries) =>
        State($"\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Retry\":[{entries}],\"End\":true");
}
