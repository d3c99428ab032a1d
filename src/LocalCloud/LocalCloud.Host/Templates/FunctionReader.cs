using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Host.Templates;

/// <summary>Reads functions.</summary>
internal static class FunctionReader
{
    /// <summary>Reads one with its role, events and routes.</summary>
    public static void Read(Resource resource, CloudTemplate template, TemplateSettings settings)
    {
        var isSam = resource.Type == "AWS::Serverless::Function";
        var invoke = resource.Part(resource.Object("EventInvokeConfig"));
        var definition = new FunctionDefinition
        {
            Name = resource.Identity.Name,
            Handler = resource.Required("Handler"),
            Environment = resource.Part(resource.Object("Environment")).Texts("Variables"),
            LogFormat = resource.Part(resource.Object("LoggingConfig")).Text("LogFormat"),
            TimeoutSeconds = resource.Number("Timeout", 1, 900) ?? 3,
            MemorySize = resource.Number("MemorySize", 128, 10_240) ?? 128,
            RoleArn = resource.Text("Role") ?? (isSam ? RoleArn(resource, settings) : resource.Required("Role")),
            ReservedConcurrency = resource.Number("ReservedConcurrentExecutions", 0, int.MaxValue),
            MaximumRetryAttempts = invoke.Number("MaximumRetryAttempts", 0, 2) ?? 2,
            MaximumEventAgeSeconds = invoke.Number("MaximumEventAgeInSeconds", 60, 21_600) ?? 21_600,
            OnFailure = OnFailure(resource, invoke),
            Aliases = isSam && resource.Text("AutoPublishAlias") is { } alias ? [alias] : [],
        };
        template.Functions.Add(new FunctionResource(resource.LogicalId, definition, CodePath(resource, settings)));
        if (isSam)
        {
            PolicyReader.ReadSamPolicies(resource, definition.RoleArn, template, settings);
            SamEvents.Read(resource, template, resource.Identity.Arn);
        }
    }

    /// <summary>The role that SAM makes for a function or a state machine.</summary>
    public static string RoleArn(Resource resource, TemplateSettings settings) =>
        $"arn:aws:iam::{settings.AccountId}:role/{resource.LogicalId}Role";

    private static string? OnFailure(Resource resource, Resource invoke)
    {
        var destination = invoke.Part(invoke.Part(invoke.Object("DestinationConfig")).Object("OnFailure")).Text("Destination");
        return destination
            ?? resource.Part(resource.Object("DeadLetterQueue")).Text("TargetArn")
            ?? resource.Part(resource.Object("DeadLetterConfig")).Text("TargetArn");
    }

    private static string? CodePath(Resource resource, TemplateSettings settings)
    {
        var uri = (resource.Properties["CodeUri"] ?? resource.Properties["Code"]) as JsonValue;
        return uri is null || uri.ToString().StartsWith("s3://", StringComparison.Ordinal)
            ? null
            : Path.GetFullPath(uri.ToString(), settings.Directory);
    }
}
