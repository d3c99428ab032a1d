using LocalCloud.Services.Contracts;
using LocalCloud.Services.HttpApi.Routing;
using LocalCloud.Services.Wire;

namespace LocalCloud.Services.HttpApi;

/// <summary>A request on its way to a function.</summary>
internal sealed record HttpApiRequest
{
    public required HttpApiDefinition Api { get; init; }

    public required RouteMatch Match { get; init; }

    /// <summary>The path as the API sees it: decoded, with the stage unless it is <c>$default</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The target as it was sent.</summary>
    public required RequestTarget Target { get; init; }

    /// <summary>The API's own host name.</summary>
    public required string Domain { get; init; }

    public required string RequestId { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>Who signed it; null on a route that takes anyone.</summary>
    public LocalCredentials? Signer { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }
}
