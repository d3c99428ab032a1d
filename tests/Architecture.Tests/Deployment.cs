using System.Text.Json;
using Testing;

namespace Architecture.Tests;

/// <summary>The two files that deploy.</summary>
internal static class Deployment
{
    public const string TemplateName = "serverless.template";

    public static string TemplateText { get; } = File.ReadAllText(Path.Combine(Repository.Root, TemplateName));

    public static JsonElement Resources { get; } = JsonElement.Parse(TemplateText).GetProperty(nameof(Resources));

    public static JsonElement Machine { get; } =
        JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.Root, "statemachine.asl.json")));

    public static JsonElement Substitutions { get; } =
        Resources.GetProperty("ProtectedJobRun").GetProperty("Properties").GetProperty("DefinitionSubstitutions");

    /// <summary>The machine's tasks by name.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> Tasks { get; } =
    [
        .. Machine.GetProperty("States").EnumerateObject()
            .Where(state => state.Value.GetProperty("Type").GetString() == "Task")
            .Select(state => KeyValuePair.Create(state.Name, state.Value)),
    ];

    /// <summary>Every statement of every role.</summary>
    public static IEnumerable<(string Role, JsonElement Statement)> Grants { get; } =
    [
        .. Of("AWS::IAM::Role").SelectMany(role => role.Properties.GetProperty("Policies").EnumerateArray()
            .SelectMany(policy => policy.GetProperty("PolicyDocument").GetProperty("Statement").EnumerateArray())
            .Select(statement => (role.Name, statement))),
    ];

    /// <summary>The resources of a type, by name.</summary>
    public static IEnumerable<(string Name, JsonElement Properties)> Of(string type) => Resources.EnumerateObject()
        .Where(resource => resource.Value.GetProperty("Type").GetString() == type)
        .Select(resource => (resource.Name, resource.Value.GetProperty("Properties")));

    /// <summary>A text, or a list of them.</summary>
    public static IReadOnlyList<string> Texts(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray().Select(item => item.GetString()!)] : [json.GetString()!];

    /// <summary>What a task gives its function, whichever query language it is written in.</summary>
    public static JsonElement InputOf(JsonElement task) =>
        task.TryGetProperty("Arguments", out var arguments) ? arguments : task.GetProperty("Parameters");

    /// <summary>The logical id of the function that a task invokes.</summary>
    public static string FunctionOf(JsonElement task)
    {
        // ${StartJobFunctionArn}, which is {"Ref": "StartJobFunction.Alias"}
        var name = InputOf(task).GetProperty("FunctionName").GetString()!.TrimStart('$').Trim('{', '}');
        return Substitutions.GetProperty(name).GetProperty("Ref").GetString()!.Split('.')[0];
    }
}
