using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.HttpApi.Routing;

/// <summary>The routes of an API, the most specific first.</summary>
internal sealed class RouteTable
{
    private readonly RoutePattern[] _patterns;

    /// <exception cref="AwsException">BadRequestException.</exception>
    public RouteTable(HttpApiDefinition api)
    {
        Api = api;
        if (api.Routes.GroupBy(r => r.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new AwsException("BadRequestException", 400, $"The API {api.Id} has the route {twice.Key} more than once.");
        }

        _patterns = [.. api.Routes.Select(r => new RoutePattern(r)).OrderBy(p => p.Rank, StringComparer.Ordinal)];
    }

    public HttpApiDefinition Api { get; }

    /// <summary>The route of a request; null if there is none.</summary>
    /// <param name="method">GET, POST, …</param>
    /// <param name="segments">The path's segments, decoded, from the stage on.</param>
    public RouteMatch? Find(string method, IReadOnlyList<string> segments)
    {
        if (Api.Stage != HttpApiDefinition.DefaultStage)
        {
            if (segments[0] != Api.Stage)
            {
                return null;
            }

            segments = segments.Count == 1 ? [""] : [.. segments.Skip(1)];
        }

        foreach (var pattern in _patterns)
        {
            if (pattern.Matches(method, segments, out var labels))
            {
                return new RouteMatch(pattern.Route, labels);
            }
        }

        return null;
    }
}

/// <summary>The route that takes a request.</summary>
/// <param name="Route">The route.</param>
/// <param name="Labels">What its labels stand for.</param>
internal sealed record RouteMatch(HttpApiRoute Route, IReadOnlyDictionary<string, string> Labels);
