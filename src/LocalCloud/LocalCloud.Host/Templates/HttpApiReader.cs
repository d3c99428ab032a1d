using System.Text.Json.Nodes;
using LocalCloud.Services.HttpApi;

namespace LocalCloud.Host.Templates;

/// <summary>Reads HTTP APIs and their routes.</summary>
internal static class HttpApiReader
{
    /// <summary>The API that SAM makes for routes that name none.</summary>
    public const string ImplicitId = "ServerlessHttpApi";

    private const string NoAuthorizer = "NONE";

    private static readonly string[] s_unread =
        ["CorsConfiguration", "DefinitionBody", "DefinitionUri", "Domain", "FailOnWarnings", "StageVariables"];

    /// <summary>AWS::Serverless::HttpApi.</summary>
    public static void Read(Resource resource, CloudTemplate template)
    {
        template.HttpApis[resource.LogicalId] = new HttpApiResource(
            resource.LogicalId,
            resource.Text("StageName") ?? HttpApiDefinition.DefaultStage,
            resource.Part(resource.Object("Auth")).Text("DefaultAuthorizer"));
        foreach (var member in s_unread.Where(resource.Properties.ContainsKey))
        {
            template.Notes.Add(new NotedResource(
                resource.LogicalId, resource.Type, $"{member} does nothing here", IsMissed: member != "FailOnWarnings"));
        }
    }

    /// <summary>The API that SAM makes unasked, of the Globals alone, if a route is of it.</summary>
    public static void ReadImplicit(TemplateSource source, Evaluator evaluator, CloudTemplate template)
    {
        if (template.HttpApis.ContainsKey(ImplicitId) || !template.Routes.Exists(r => r.Api == ImplicitId))
        {
            return;
        }

        const string type = "AWS::Serverless::HttpApi";
        var properties = evaluator.Evaluate(GlobalProperties.Under(source.Globals, type, []), "Globals.HttpApi") as JsonObject ?? [];
        Read(new Resource(ImplicitId, type, evaluator.Identities.Of(ImplicitId, "Globals.HttpApi")!, properties, source.Faults), template);
    }

    /// <summary>The route of a function's HttpApi event.</summary>
    /// <param name="item">The event's properties.</param>
    /// <param name="function">The function's name.</param>
    public static RouteResource Route(Resource item, string function) => new(
        item.Text("ApiId") ?? ImplicitId,
        item.Text("Method")?.ToUpperInvariant() is { } method and not ("X-AMAZON-APIGATEWAY-ANY-METHOD" or "*") ? method : "ANY",
        item.Text("Path") ?? "$default",
        function,
        item.Part(item.Object("Auth")).Text("Authorizer"),
        item.Number("TimeoutInMillis", 50, 30_000));

    /// <summary>What is served of an API. Routes with an authorizer that is not here are left out, never served to everyone.</summary>
    /// <param name="api">The API.</param>
    /// <param name="template">Where its routes are.</param>
    /// <param name="isLeftOut">Is told of each such route.</param>
    public static HttpApiDefinition Definition(HttpApiResource api, CloudTemplate template, Action<RouteResource, string> isLeftOut)
    {
        var routes = new List<HttpApiRoute>();
        foreach (var route in template.Routes.Where(r => r.Api == api.LogicalId))
        {
            var authorizer = route.Authorizer ?? api.DefaultAuthorizer ?? NoAuthorizer;
            if (authorizer is not (NoAuthorizer or "AWS_IAM"))
            {
                isLeftOut(route, authorizer);
                continue;
            }

            var served = new HttpApiRoute(route.Method, route.Path, route.Function, IsSigned: authorizer == "AWS_IAM");
            routes.Add(route.TimeoutMillis is { } millis ? served with { Timeout = TimeSpan.FromMilliseconds(millis) } : served);
        }

        return new HttpApiDefinition { Id = api.LogicalId, Stage = api.Stage, Routes = routes };
    }
}
