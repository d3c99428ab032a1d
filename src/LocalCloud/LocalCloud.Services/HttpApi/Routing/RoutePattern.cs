using System.Diagnostics.CodeAnalysis;
using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.HttpApi.Routing;

/// <summary>The path of a route, split where its slashes are.</summary>
internal sealed class RoutePattern
{
    private readonly string[] _parts;
    private readonly bool _isGreedy;

    /// <exception cref="AwsException">BadRequestException.</exception>
    public RoutePattern(HttpApiRoute route)
    {
        Route = route;
        if (route.Path == HttpApiRoute.DefaultPath)
        {
            _parts = [];
            Rank = "z";
            return;
        }

        _parts = route.Path.StartsWith('/') ? route.Path[1..].Split('/') : throw Bad(route);
        _isGreedy = IsLabel(_parts[^1]) && _parts[^1].EndsWith("+}", StringComparison.Ordinal);
        if (_parts.SkipLast(1).Any(p => p.EndsWith("+}", StringComparison.Ordinal))
            || _parts.Any(p => !IsLabel(p) && p.AsSpan().ContainsAny('{', '}')))
        {
            throw Bad(route);
        }

        // Literal segments before labels before the greedy label, from left to right; a method of its own before ANY.
        Rank = string.Concat(_parts.Select((part, i) => !IsLabel(part) ? 'a' : _isGreedy && i == _parts.Length - 1 ? 'c' : 'b'))
            + (route.Method == "ANY" ? "B" : "A");
    }

    public HttpApiRoute Route { get; }

    /// <summary>Routes are tried in the order of this text.</summary>
    public string Rank { get; }

    /// <summary>Matches a request.</summary>
    /// <param name="method">GET, POST, …</param>
    /// <param name="segments">The path's segments, decoded.</param>
    /// <param name="labels">What the labels stand for.</param>
    public bool Matches(string method, IReadOnlyList<string> segments, [NotNullWhen(true)] out Dictionary<string, string>? labels)
    {
        labels = [];
        if (Route.Path == HttpApiRoute.DefaultPath)
        {
            return true;
        }

        if ((Route.Method != "ANY" && Route.Method != method)
            || (_isGreedy ? segments.Count < _parts.Length : segments.Count != _parts.Length))
        {
            return false;
        }

        for (var i = 0; i < _parts.Length; i++)
        {
            if (!IsLabel(_parts[i]))
            {
                if (_parts[i] != segments[i])
                {
                    return false;
                }
            }
            else if (_isGreedy && i == _parts.Length - 1)
            {
                labels[_parts[i][1..^2]] = string.Join('/', segments.Skip(i));
            }
            else if (segments[i].Length > 0)
            {
                labels[_parts[i][1..^1]] = segments[i];
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLabel(string part) => part is ['{', _, .., '}'];

    private static AwsException Bad(HttpApiRoute route) => new(
        "BadRequestException",
        400,
        $"The path of a route begins with a slash, has labels as whole segments and a greedy one last only, or is $default; found {route.Path}");
}
