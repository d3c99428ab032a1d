using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Wire;

/// <summary>
/// The routes of a RestJson service. Literal segments win over labels; a label is one segment, decoded after splitting, so
/// an encoded slash stays in it.
/// <code>
/// _routes = new RestJsonRoutes()
///     .Add("POST", "/memberships/{membershipIdentifier}/protectedJobs", StartAsync)
///     .Add("GET", "/memberships/{membershipIdentifier}/protectedJobs/{id}", GetAsync);
/// public Task HandleAsync(HttpContext context, Caller caller) => _routes.HandleAsync(context, caller);
/// </code>
/// </summary>
/// <param name="maxBodyBytes">The longest body.</param>
public sealed class RestJsonRoutes(int maxBodyBytes = 8 * 1024 * 1024)
{
    private readonly List<Route> _routes = [];

    /// <summary>Adds a route whose body and answer are JSON objects.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="pattern">Segments; <c>{name}</c> is a label.</param>
    /// <param name="handler">Returns the answer; null if it has written one itself. It may set the status first.</param>
    public RestJsonRoutes Add(string method, string pattern, Func<JsonCall, Task<JsonObject?>> handler) =>
        Add(new Route(method, pattern[1..].Split('/'), ReadsBody: true, handler));

    /// <summary>Adds a route whose body is not JSON: the handler reads it from <see cref="JsonCall.Http"/>.</summary>
    public RestJsonRoutes AddRaw(string method, string pattern, Func<JsonCall, Task<JsonObject?>> handler) =>
        Add(new Route(method, pattern[1..].Split('/'), ReadsBody: false, handler));

    /// <summary>Answers one request.</summary>
    /// <exception cref="AwsException">UnknownOperationException, SerializationException, or what the operation threw.</exception>
    public async Task HandleAsync(HttpContext context, Caller caller)
    {
        var segments = RequestTarget.Of(context).Segments;
        Route? best = null;
        foreach (var route in _routes)
        {
            if (route.Matches(context.Request.Method, segments) && (best is null || route.Labels < best.Labels))
            {
                best = route;
            }
        }

        if (best is null)
        {
            throw new AwsException("UnknownOperationException", 404, "There is no such operation.");
        }

        var call = new JsonCall
        {
            Caller = caller,
            Input = best.ReadsBody ? await JsonBody.ReadAsync(context, maxBodyBytes).ConfigureAwait(false) : JsonBody.Empty,
            Path = best.Read(segments),
            Http = context,
        };
        if (await best.Handler(call).ConfigureAwait(false) is { } answer)
        {
            await JsonBody.WriteAsync(context.Response, answer, "application/json").ConfigureAwait(false);
        }
    }

    private RestJsonRoutes Add(Route route)
    {
        _routes.Add(route);
        return this;
    }

    private sealed record Route(string Method, string[] Parts, bool ReadsBody, Func<JsonCall, Task<JsonObject?>> Handler)
    {
        public int Labels { get; } = Parts.Count(IsLabel);

        public bool Matches(string method, IReadOnlyList<string> segments)
        {
            if (Method != method || Parts.Length != segments.Count)
            {
                return false;
            }

            for (var i = 0; i < Parts.Length; i++)
            {
                if (IsLabel(Parts[i]) ? segments[i].Length == 0 : Parts[i] != segments[i])
                {
                    return false;
                }
            }

            return true;
        }

        public Dictionary<string, string> Read(IReadOnlyList<string> segments)
        {
            var labels = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < Parts.Length; i++)
            {
                if (IsLabel(Parts[i]))
                {
                    labels[Parts[i][1..^1]] = segments[i];
                }
            }

            return labels;
        }

        private static bool IsLabel(string part) => part.StartsWith('{');
    }
}
