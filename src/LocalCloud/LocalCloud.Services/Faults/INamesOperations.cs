using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.Faults;

/// <summary>A service whose operations are told by method and path, and can name the one a request asks for.</summary>
public interface INamesOperations
{
    /// <summary>The operation's name; null if the request is none.</summary>
    string? NameOf(HttpRequest request);
}
