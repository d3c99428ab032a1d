using System.Collections.Concurrent;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.HttpApi.Routing;

namespace LocalCloud.Services.HttpApi;

/// <summary>The HTTP APIs that are served.</summary>
public sealed class HttpApis
{
    /// <summary>What the path of an API begins with where its host name is not used: <c>/_api/{id}/…</c>.</summary>
    public const string PathPrefix = "/_api/";

    private readonly ConcurrentDictionary<string, RouteTable> _apis = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Their ids.</summary>
    public IReadOnlyList<string> Ids => [.. _apis.Values.Select(a => a.Api.Id).Order(StringComparer.Ordinal)];

    /// <summary>Adds an API, or replaces the one of its id.</summary>
    /// <exception cref="AwsException">BadRequestException: a path that is none, or the same route twice.</exception>
    public void Define(HttpApiDefinition api) => _apis[api.Id] = new RouteTable(api);

    /// <summary>The API of an id; null if there is none. Host names do not tell capitals, so neither does this.</summary>
    internal RouteTable? Find(string id) => _apis.GetValueOrDefault(id);
}
