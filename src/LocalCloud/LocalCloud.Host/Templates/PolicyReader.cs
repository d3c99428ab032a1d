using System.Text.Json.Nodes;

namespace LocalCloud.Host.Templates;

/// <summary>Reads roles and what they may do.</summary>
internal static class PolicyReader
{
    /// <summary>AWS::IAM::Role.</summary>
    public static void ReadRole(Resource resource, CloudTemplate template, TemplateSettings settings)
    {
        var role = template.Role(resource.Identity.Arn);
        foreach (var policy in resource.List("Policies").OfType<JsonObject>())
        {
            Add(resource, role, policy["PolicyDocument"]);
        }

        foreach (var managed in resource.List("ManagedPolicyArns"))
        {
            NoteManaged(resource, template, managed.ToString());
        }
    }

    /// <summary>AWS::IAM::Policy, ManagedPolicy and RolePolicy.</summary>
    public static void ReadPolicy(Resource resource, CloudTemplate template, TemplateSettings settings)
    {
        var names = resource.Type == "AWS::IAM::RolePolicy" ? resource.List("RoleName") : resource.List("Roles");
        foreach (var name in names)
        {
            Add(
                resource,
                template.Role($"arn:aws:iam::{settings.AccountId}:role/{name}"),
                resource.Properties["PolicyDocument"]);
        }
    }

    /// <summary>Policies of a SAM function or state machine: documents, statements, SAM's policy templates, managed ones.</summary>
    public static void ReadSamPolicies(
        Resource resource, string? roleArn, CloudTemplate template, TemplateSettings settings)
    {
        if (roleArn is null)
        {
            return;
        }

        var role = template.Role(roleArn);
        foreach (var policy in resource.List("Policies"))
        {
            switch (policy)
            {
                case JsonObject document when document.ContainsKey("Statement"):
                    Add(resource, role, document);
                    break;
                case JsonObject { Count: 1 } named when SamPolicies.Expand(named.First().Key, named.First().Value as JsonObject ?? [], settings) is { } document:
                    role.Policies.Add(document);
                    break;
                case JsonObject other:
                    template.Notes.Add(new NotedResource(
                        resource.LogicalId, "SAM policy template", $"{string.Join(", ", other.Select(p => p.Key))} is unknown here: it grants nothing", IsMissed: true));
                    break;
                default:
                    NoteManaged(resource, template, policy.ToString());
                    break;
            }
        }
    }

    private static void Add(Resource resource, RoleResource role, JsonNode? document)
    {
        if (document is JsonObject policy && policy.ContainsKey("Statement"))
        {
            role.Policies.Add(policy.DeepClone().AsObject());
        }
        else
        {
            resource.Faults.Add(resource.Path, "a policy document needs a Statement");
        }
    }

    private static void NoteManaged(Resource resource, CloudTemplate template, string name)
    {
        // Logs and traces are not calls to the local cloud.
        if (!name.EndsWith("AWSLambdaBasicExecutionRole", StringComparison.Ordinal)
            && !name.EndsWith("AWSXRayDaemonWriteAccess", StringComparison.Ordinal))
        {
            template.Notes.Add(new NotedResource(
                resource.LogicalId, "managed policy", $"{name} is unknown here: it grants nothing", IsMissed: true));
        }
    }
}
