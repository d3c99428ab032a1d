using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Host.Templates;

/// <summary>Reads state machines.</summary>
internal static class StateMachineReader
{
    /// <summary>Reads one with its role and events.</summary>
    public static void Read(Resource resource, CloudTemplate template, TemplateSettings settings)
    {
        var isSam = resource.Type == "AWS::Serverless::StateMachine";
        var definition = Substitute(Definition(resource, settings), resource.Object("DefinitionSubstitutions"));
        var role = isSam
            ? resource.Text("Role") ?? FunctionReader.RoleArn(resource, settings)
            : resource.Required("RoleArn");
        var type = resource.Text(isSam ? "Type" : "StateMachineType") ?? "STANDARD";
        if (type is not ("STANDARD" or "EXPRESS"))
        {
            resource.Faults.Add($"{resource.Path}.Type", $"must be STANDARD or EXPRESS, found {type}");
        }

        template.StateMachines.Add(new StateMachineResource(
            resource.LogicalId,
            resource.Identity.Arn,
            new StateMachineSource(resource.Identity.Name, definition, role, type) { Alias = isSam ? resource.Text("AutoPublishAlias") : null }));
        if (isSam)
        {
            PolicyReader.ReadSamPolicies(resource, role, template, settings);
            SamEvents.Read(resource, template, resource.Identity.Arn);
        }
    }

    private static string Definition(Resource resource, TemplateSettings settings)
    {
        if (resource.Text("DefinitionString") is { } text)
        {
            return text;
        }

        if (resource.Properties["Definition"] is JsonObject inline)
        {
            return inline.ToJsonString();
        }

        if (resource.Properties["DefinitionUri"] is not JsonValue uri)
        {
            resource.Faults.Add(resource.Path, "needs a Definition, a DefinitionString or a DefinitionUri that is a file");
            return "{}";
        }

        var path = Path.GetFullPath(uri.ToString(), settings.Directory);
        if (File.Exists(path))
        {
            return File.ReadAllText(path);
        }

        resource.Faults.Add($"{resource.Path}.DefinitionUri", $"there is no file {path}");
        return "{}";
    }

    // As CloudFormation does: the text ${Key} is replaced, wherever it stands; other ${…} stay.
    private static string Substitute(string definition, JsonObject substitutions)
    {
        foreach (var (key, value) in substitutions)
        {
            var text = value is null ? "" : value.ToString();
            var escaped = JsonValue.Create(text).ToJsonString()[1..^1];
            definition = definition.Replace($"${{{key}}}", escaped, StringComparison.Ordinal);
        }

        return definition;
    }
}
