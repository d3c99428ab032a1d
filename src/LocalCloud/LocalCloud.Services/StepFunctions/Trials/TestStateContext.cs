using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.StepFunctions.Trials;

/// <summary>What a context object given to TestState may have. All of it is optional.</summary>
internal static class TestStateContext
{
    // Member by member: what it must be.
    private static readonly Dictionary<string, Dictionary<string, JsonKind?>> s_members = new(StringComparer.Ordinal)
    {
        ["Execution"] = Members(
            ("Id", JsonKind.String), ("Input", null), ("Name", JsonKind.String), ("RoleArn", JsonKind.String), ("StartTime", JsonKind.String),
            ("RedriveCount", JsonKind.Number), ("RedriveTime", JsonKind.String)),
        ["State"] = Members(("EnteredTime", JsonKind.String), ("Name", JsonKind.String), ("RetryCount", JsonKind.Number)),
        ["StateMachine"] = Members(("Id", JsonKind.String), ("Name", JsonKind.String)),
        ["Task"] = Members(("Token", JsonKind.String)),
    };

    /// <summary>A refusal's text.</summary>
    public static string Invalid(string what) => $"Invalid Context object provided: {what}";

    /// <exception cref="AwsException">ValidationException.</exception>
    public static void Check(JsonObject context, TaskResource? resource)
    {
        foreach (var (name, value) in context.Members)
        {
            if (name == "Map")
            {
                throw Refuse("'Map' field is not supported when mocking a Context object");
            }

            if (!s_members.TryGetValue(name, out var members))
            {
                throw Refuse($"Field '{name}' is not allowed");
            }

            if (name == "Task" && resource is not { Pattern: not IntegrationPattern.RequestResponse } and not { Kind: TaskResourceKind.Activity })
            {
                throw Refuse(
                    "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern");
            }

            Check(name, value as JsonObject ?? throw Refuse($"{name} must be an object"), members);
        }
    }

    private static void Check(string owner, JsonObject content, Dictionary<string, JsonKind?> members)
    {
        foreach (var (name, value) in content.Members)
        {
            if (!members.TryGetValue(name, out var kind))
            {
                throw Refuse($"Field '{name}' is not allowed");
            }

            if (kind is { } wanted && value.Kind != wanted)
            {
                throw Refuse($"{owner}.{name} must be a {(wanted == JsonKind.String ? "string" : "number")}");
            }
        }
    }

    private static Dictionary<string, JsonKind?> Members(params (string Name, JsonKind? Kind)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Kind, StringComparer.Ordinal);

    private static AwsException Refuse(string what) => Errors.Validation(Invalid(what));
}
