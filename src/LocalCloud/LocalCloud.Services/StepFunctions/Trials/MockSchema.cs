using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.StepFunctions.Trials;

/// <summary>
/// What the services that tasks call here answer, as far as mocks are held to it: members of a wrong kind, and in STRICT mode those
/// that are always there. A service that is not among them takes any mock.
/// </summary>
internal static class MockSchema
{
    private const string Execution =
        "executionArn! name input output status! startDate! stopDate stateMachineArn! error cause redriveCount#";

    // name, ! if it is always there, then its kind: none a text, # a number, [] a list, {} an object, ? anything.
    private static readonly Dictionary<string, string[]> s_answers = new(StringComparer.Ordinal)
    {
        ["lambda:invoke"] = Members("ExecutedVersion FunctionError LogResult Payload? StatusCode#"),
        ["lambda:invoke.waitForTaskToken"] = [],
        ["events:putEvents"] = Members("Entries[] FailedEntryCount#"),
        ["states:startExecution"] = Members("ExecutionArn! StartDate!"),
        ["states:startExecution.sync"] = Pascal(Execution),
        ["aws-sdk:sfn:startExecution"] = Members("ExecutionArn! StartDate!"),
        ["aws-sdk:sfn:describeExecution"] = Pascal(Execution),
        ["aws-sdk:sfn:stopExecution"] = Members("StopDate!"),
        ["aws-sdk:eventbridge:putEvents"] = Members("Entries[] FailedEntryCount#"),
        ["aws-sdk:lambda:invoke"] = Members("ExecutedVersion FunctionError LogResult Payload? StatusCode#"),
        ["aws-sdk:s3:getObject"] = Members("Body ContentLength# ContentType ETag Metadata{}"),
        ["aws-sdk:s3:putObject"] = Members("ETag VersionId"),
        ["aws-sdk:s3:listObjectsV2"] = Members("Contents[] CommonPrefixes[] IsTruncated? KeyCount# Name Prefix NextContinuationToken"),
        ["aws-sdk:cleanrooms:startProtectedJob"] = Members("ProtectedJob!{}"),
        ["aws-sdk:cleanrooms:getProtectedJob"] = Members("ProtectedJob!{}"),
        ["aws-sdk:cleanrooms:listProtectedJobs"] = Members("ProtectedJobs![] NextToken"),
    };

    /// <summary>Holds a mock to what its service answers.</summary>
    /// <param name="resource">What the state calls.</param>
    /// <param name="mock">What shall be its result.</param>
    /// <param name="mode">STRICT, PRESENT or NONE.</param>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static void Check(TaskResource resource, JsonValue mock, string mode)
    {
        if (mode == "NONE" || mock is JsonNull || !s_answers.TryGetValue(Name(resource), out var members) || members.Length == 0)
        {
            return;
        }

        if (mock is not JsonObject content)
        {
            throw Errors.Validation("Mock result must be a valid JSON object.");
        }

        foreach (var member in members)
        {
            var name = member.TrimEnd('!', '#', '[', ']', '{', '}', '?');
            if (content[name] is { } value)
            {
                CheckKind(name, member, value);
            }
            else if (mode == "STRICT" && member.Contains('!', StringComparison.Ordinal))
            {
                throw Refuse($"Required field '{name}' is missing");
            }
        }
    }

    private static void CheckKind(string name, string member, JsonValue value)
    {
        var (kind, words) = member[^1] switch
        {
            '#' => (JsonKind.Number, "a number"),
            ']' => (JsonKind.Array, "an array"),
            '}' => (JsonKind.Object, "an object"),
            '?' => (value.Kind, ""),
            _ => (JsonKind.String, "a string"),
        };
        if (value.Kind != kind)
        {
            throw Refuse($"Field '{name}' must be {words}");
        }
    }

    // A job's mock is what its poll answers, whichever form the state wants.
    private static string Name(TaskResource resource) => resource.Pattern switch
    {
        IntegrationPattern.RunAJob => $"{resource.Service}:{resource.Api}.sync",
        IntegrationPattern.WaitForTaskToken => $"{resource.Service}:{resource.Api}.waitForTaskToken",
        _ => $"{resource.Service}:{resource.Api}",
    };

    private static string[] Members(string text) => text.Split(' ');

    private static string[] Pascal(string text) => [.. Members(text).Select(name => char.ToUpperInvariant(name[0]) + name[1..])];

    private static AwsException Refuse(string what) => Errors.Validation($"Mock result schema validation error: {what}");
}
