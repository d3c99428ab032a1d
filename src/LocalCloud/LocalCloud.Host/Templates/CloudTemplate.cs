using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Host.Templates;

/// <summary>What a template asks for, everything evaluated.</summary>
internal sealed class CloudTemplate
{
    public List<FunctionResource> Functions { get; } = [];

    public List<StateMachineResource> StateMachines { get; } = [];

    public List<BucketResource> Buckets { get; } = [];

    /// <summary>Names of event buses.</summary>
    public List<string> Buses { get; } = [];

    /// <summary>ARNs of queues: dead letters go there.</summary>
    public List<string> Queues { get; } = [];

    public List<RuleResource> Rules { get; } = [];

    /// <summary>Names of schedule groups.</summary>
    public List<string> ScheduleGroups { get; } = [];

    /// <summary>CreateSchedule's input, a member a property.</summary>
    public List<JsonObject> Schedules { get; } = [];

    /// <summary>HTTP APIs by logical id; the one that SAM makes unasked is <see cref="HttpApiReader.ImplicitId"/>.</summary>
    public Dictionary<string, HttpApiResource> HttpApis { get; } = [];

    public List<RouteResource> Routes { get; } = [];

    public List<RoleResource> Roles { get; } = [];

    /// <summary>Outputs by name.</summary>
    public Dictionary<string, string> Outputs { get; } = [];

    /// <summary>Resources that do nothing here, and why.</summary>
    public List<NotedResource> Notes { get; } = [];

    /// <summary>The role of that ARN, made if it is not there yet.</summary>
    public RoleResource Role(string arn)
    {
        var role = Roles.Find(r => r.Arn == arn);
        if (role is null)
        {
            Roles.Add(role = new RoleResource(arn, []));
        }

        return role;
    }
}

/// <summary>A function.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Definition">What the Lambda service needs.</param>
/// <param name="CodePath">CodeUri, absolute; null where it is an object in S3.</param>
internal sealed record FunctionResource(string LogicalId, FunctionDefinition Definition, string? CodePath);

/// <summary>A state machine.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Source">What Step Functions needs.</param>
internal sealed record StateMachineResource(string LogicalId, string Arn, StateMachineSource Source);

/// <summary>A bucket.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SendsEvents">Whether it tells EventBridge of its objects.</param>
internal sealed record BucketResource(string Name, bool SendsEvents);

/// <summary>A rule: PutRule's and PutTargets' inputs.</summary>
/// <param name="Rule">PutRule's input.</param>
/// <param name="Targets">PutTargets' input.</param>
internal sealed record RuleResource(JsonObject Rule, JsonObject Targets);

/// <summary>A route of an HTTP API to a function.</summary>
/// <param name="Api">The API's logical id.</param>
/// <param name="Method">GET, POST, …, or ANY.</param>
/// <param name="Path">With labels in braces.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Authorizer">The authorizer's name; null for the API's default.</param>
/// <param name="TimeoutMillis">How long the function may take; null for as long as there is.</param>
internal sealed record RouteResource(
    string Api, string Method, string Path, string Function, string? Authorizer, int? TimeoutMillis = null);

/// <summary>An HTTP API.</summary>
/// <param name="LogicalId">Its name in the template, which is its id here.</param>
/// <param name="Stage">The name of its stage.</param>
/// <param name="DefaultAuthorizer">Whom its routes ask unless they say otherwise; null for nobody.</param>
internal sealed record HttpApiResource(string LogicalId, string Stage, string? DefaultAuthorizer);

/// <summary>A role and what it may do.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Policies">Policy documents.</param>
internal sealed record RoleResource(string Arn, List<JsonObject> Policies);

/// <summary>A resource, or a part of one, that does nothing locally.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type">Its type.</param>
/// <param name="Note">Why.</param>
/// <param name="IsMissed">Whether something may be missed for it; false for what is needless here.</param>
internal sealed record NotedResource(string LogicalId, string Type, string Note, bool IsMissed);
