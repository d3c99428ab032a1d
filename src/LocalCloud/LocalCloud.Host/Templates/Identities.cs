using System.Text.Json.Nodes;

namespace LocalCloud.Host.Templates;

/// <summary>What Ref and Fn::GetAtt answer for resources: names are those the template gives, else made of the logical id.</summary>
internal sealed class Identities(TemplateSource source, Evaluator evaluator)
{
    private readonly Dictionary<string, ResourceIdentity> _known = [];
    private readonly HashSet<string> _open = [];

    /// <summary>Ref of a resource; null if there is none of that name.</summary>
    public JsonNode? Ref(string logicalId, string path)
    {
        // SAM's Function.Alias and Function.Version.
        if (logicalId.Split('.') is [var function, "Alias" or "Version"] && source.TypeOf(function) is not null)
        {
            return Qualified(function, logicalId, path);
        }

        return Of(logicalId, path)?.Ref;
    }

    /// <summary>An attribute of a resource; null if there is none.</summary>
    public JsonNode? GetAtt(string logicalId, string attribute, string path)
    {
        if (attribute is "Alias" or "Version" && source.TypeOf(logicalId) == "AWS::Serverless::Function")
        {
            return Qualified(logicalId, $"{logicalId}.{attribute}", path);
        }

        return Of(logicalId, path) is not { } identity ? null
            : identity.Attributes.TryGetValue(attribute, out var value) ? value
            : identity.IsKnown ? null
            : $"{logicalId}.{attribute}";
    }

    /// <summary>The identity of a resource; null if there is none.</summary>
    public ResourceIdentity? Of(string logicalId, string path)
    {
        if (_known.TryGetValue(logicalId, out var known))
        {
            return known;
        }

        if (source.TypeOf(logicalId) is not { } type)
        {
            return ImplicitRole(logicalId) ?? ImplicitApi(logicalId);
        }

        if (!_open.Add(logicalId))
        {
            source.Faults.Add(path, $"{logicalId} refers to itself");
            return null;
        }

        var properties = source.Resources[logicalId]!["Properties"] as JsonObject ?? [];
        var name = ResourceIdentity.NameProperty(type) is { } member && properties[member] is { } given
            ? evaluator.Text(given, $"Resources.{logicalId}.Properties.{member}")
            : null;
        var bus = type == "AWS::Events::Rule"
            ? evaluator.Text(properties["EventBusName"], $"Resources.{logicalId}.Properties.EventBusName")
            : null;
        _open.Remove(logicalId);
        return _known[logicalId] = ResourceIdentity.Make(type, logicalId, name, bus, source.Settings);
    }

    // SAM makes the role of a function or a state machine that names none: {LogicalId}Role.
    private ResourceIdentity? ImplicitRole(string logicalId) =>
        logicalId.EndsWith("Role", StringComparison.Ordinal)
        && source.TypeOf(logicalId[..^4]) is "AWS::Serverless::Function" or "AWS::Serverless::StateMachine"
            ? ResourceIdentity.Make("AWS::IAM::Role", logicalId, null, null, source.Settings)
            : null;

    // SAM makes the API of functions whose HttpApi events name none.
    private ResourceIdentity? ImplicitApi(string logicalId) => logicalId == HttpApiReader.ImplicitId
        ? ResourceIdentity.Make("AWS::Serverless::HttpApi", logicalId, null, null, source.Settings)
        : null;

    private string? Qualified(string function, string shown, string path)
    {
        var properties = source.Resources[function]?["Properties"] as JsonObject ?? [];
        var alias = GlobalProperties.Under(source.Globals, source.TypeOf(function)!, properties)["AutoPublishAlias"];
        if (alias is null)
        {
            source.Faults.Add(path, $"{shown} needs AutoPublishAlias");
            return null;
        }

        var arn = Of(function, path)?.Attributes["Arn"];
        return shown.EndsWith(".Version", StringComparison.Ordinal)
            ? $"{arn}:1"
            : $"{arn}:{evaluator.Text(alias, path)}";
    }
}
