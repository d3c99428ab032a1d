using System.Text.Json.Nodes;
using LocalCloud.Host.Templates;
using LocalCloud.Services.HttpApi;

namespace LocalCloud.Host.Deployment;

/// <summary>What became of a template: what was made, what was not, and why.</summary>
internal sealed class DeploymentReport(CloudTemplate template)
{
    private readonly List<NotedResource> _notes = [.. template.Notes];
    private readonly List<JsonObject> _functions = [];

    /// <summary>ARNs of state machines by name.</summary>
    public Dictionary<string, string> StateMachineArns { get; } = [];

    /// <summary>ARNs of the queues that dead letters go to.</summary>
    public IReadOnlyList<string> Queues => template.Queues;

    /// <summary>What may be missed, a line each; <see cref="ToJson"/> has what is needless as well.</summary>
    public IReadOnlyList<string> Notes => [.. _notes.Where(n => n.IsMissed).Select(n => $"{n.LogicalId} ({n.Type}): {n.Note}")];

    /// <summary>Notes something that was not made.</summary>
    public void Note(string logicalId, string type, string note) =>
        _notes.Add(new NotedResource(logicalId, type, note, IsMissed: true));

    /// <summary>Notes a function and the program it runs.</summary>
    public void Function(FunctionResource function, string? executable) => _functions.Add(new JsonObject
    {
        ["logicalId"] = function.LogicalId,
        ["name"] = function.Definition.Name,
        ["handler"] = function.Definition.Handler,
        ["executable"] = executable,
        ["roleArn"] = function.Definition.RoleArn,
    });

    /// <summary>The report as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["functions"] = new JsonArray([.. _functions.Select(f => f.DeepClone())]),
        ["stateMachines"] = new JsonArray([.. StateMachineArns.Values.Select(arn => (JsonNode)arn)]),
        ["buckets"] = new JsonArray([.. template.Buckets.Select(b => (JsonNode)b.Name)]),
        ["rules"] = new JsonArray([.. template.Rules.Select(r => r.Rule["Name"]?.DeepClone())]),
        ["schedules"] = new JsonArray([.. template.Schedules.Select(s => s["Name"]?.DeepClone())]),
        ["httpApis"] = new JsonArray([.. template.HttpApis.Keys.Select(id => new JsonObject { ["id"] = id, ["path"] = $"{HttpApis.PathPrefix}{id}" })]),
        ["routes"] = new JsonArray([.. template.Routes.Select(r => (JsonNode)$"{r.Method} {r.Path} -> {r.Function}")]),
        ["roles"] = new JsonArray([.. template.Roles.Select(r => (JsonNode)r.Arn)]),
        ["outputs"] = new JsonObject(template.Outputs.Select(o => KeyValuePair.Create(o.Key, (JsonNode?)o.Value))),
        ["notMade"] = new JsonArray([.. _notes.Select(n => new JsonObject
        {
            ["logicalId"] = n.LogicalId,
            ["type"] = n.Type,
            ["note"] = n.Note,
            ["missed"] = n.IsMissed,
        })]),
    };
}
