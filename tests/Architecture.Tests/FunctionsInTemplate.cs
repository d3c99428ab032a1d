using System.Reflection;
using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;

namespace Architecture.Tests;

/// <summary>
/// Compares a template with the attributes of functions, by what the official generator writes into a template at each build: type,
/// tool, runtime, code, memory, timeout, package, handler, ANNOTATIONS_HANDLER, and a role or policies where the attribute names some.
/// All else in a template is its own.
/// </summary>
internal static class FunctionsInTemplate
{
    private const string Tool = "Amazon.Lambda.Annotations";
    private const uint OrdinaryMemory = 512;
    private const uint OrdinaryTimeout = 30;

    /// <summary>What to change in a template, a line each; none if a build with the official generator leaves it as it is.</summary>
    /// <param name="template">The template's text.</param>
    /// <param name="functions">The assembly with the functions.</param>
    public static IReadOnlyList<string> Differences(string template, Assembly functions)
    {
        var resources = JsonElement.Parse(template).GetProperty("Resources");
        var runtime = functions.GetCustomAttribute<LambdaGlobalPropertiesAttribute>()?.Runtime;
        var assembly = functions.GetName().Name!;
        var methods = functions.GetExportedTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => (method, facts: method.GetCustomAttribute<LambdaFunctionAttribute>()))
            .Where(item => item.facts is not null)
            .ToDictionary(item => NameOf(item.method, item.facts!), item => (item.method, facts: item.facts!));
        var wanted = methods.SelectMany(item => Wanted(assembly, runtime, item.Value.method.Name, item.Value.facts)
            .Concat(WantedOfRoute(item.Value.method.GetCustomAttribute<HttpApiAttribute>()))
            .Select(fact => (Resource: item.Key, fact.Path, fact.Value)));
        return
        [
            .. wanted.Where(fact => Found(resources, fact.Resource, fact.Path) != fact.Value)
                .Select(fact => $"{Place(template, fact.Resource, fact.Path)}: {fact.Resource}.{string.Join('.', fact.Path)} "
                    + $"is {Found(resources, fact.Resource, fact.Path) ?? "absent"}, the attribute says {fact.Value}"),
            .. resources.EnumerateObject()
                .Where(resource => !methods.ContainsKey(resource.Name) && Found(resources, resource.Name, ["Metadata", "Tool"]) == Tool)
                .Select(resource => $"{Place(template, resource.Name, [])}: {resource.Name} has no method any more: remove it"),
        ];
    }

    private static string NameOf(MethodInfo method, LambdaFunctionAttribute facts) => facts.ResourceName
        ?? $"{method.DeclaringType!.FullName!.Replace(".", "", StringComparison.Ordinal)}{method.Name}Generated";

    private static IEnumerable<(string[] Path, string Value)> Wanted(
        string assembly, string? runtime, string method, LambdaFunctionAttribute facts)
    {
        yield return (["Type"], "AWS::Serverless::Function");
        yield return (["Metadata", "Tool"], Tool);
        if (runtime is not null)
        {
            yield return (["Properties", "Runtime"], runtime);
        }

        yield return (["Properties", "CodeUri"], $"./src/{assembly}");
        yield return (["Properties", "MemorySize"], $"{(facts.MemorySize == 0 ? OrdinaryMemory : facts.MemorySize)}");
        yield return (["Properties", "Timeout"], $"{(facts.Timeout == 0 ? OrdinaryTimeout : facts.Timeout)}");
        yield return (["Properties", "PackageType"], $"{facts.PackageType}");
        yield return (["Properties", "Handler"], assembly);
        yield return (["Properties", "Environment", "Variables", "ANNOTATIONS_HANDLER"], method);
        if (facts.Role is { } role)
        {
            yield return (["Properties", "Role"], role);
        }

        if (facts.Policies is { } policies)
        {
            yield return (["Properties", "Policies"], JsonSerializer.Serialize(policies.Split(',', StringSplitOptions.TrimEntries)));
        }
    }

    private static IEnumerable<(string[] Path, string Value)> WantedOfRoute(HttpApiAttribute? route)
    {
        if (route is null)
        {
            yield break;
        }

        var name = $"Root{route.Method}";
        yield return (["Metadata", "SyncedEvents"], $"""["{name}"]""");
        yield return (["Metadata", "SyncedEventProperties", name], """["Path","Method"]""");
        yield return (["Properties", "Events", name, "Type"], "HttpApi");
        yield return (["Properties", "Events", name, "Properties", "Path"], route.Template);
        yield return (["Properties", "Events", name, "Properties", "Method"], $"{route.Method}".ToUpperInvariant());
    }

    private static string? Found(JsonElement resources, string resource, IEnumerable<string> path)
    {
        var at = resources;
        foreach (var name in path.Prepend(resource))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? JsonSerializer.Serialize(at) : at.ToString();
    }

    // File and line of a property, or of its resource, or of the list of resources.
    private static string Place(string template, string resource, string[] path)
    {
        var lines = template.Split('\n');
        var line = Array.FindIndex(lines, text => text.Contains("\"Resources\":", StringComparison.Ordinal));
        foreach (var name in path.Prepend(resource))
        {
            var next = Array.FindIndex(lines, line + 1, text => text.TrimStart().StartsWith($"\"{name}\":", StringComparison.Ordinal));
            if (next < 0)
            {
                break;
            }

            line = next;
        }

        return $"{Deployment.TemplateName}:{line + 1}";
    }
}
