namespace LocalCloud.Services.HttpApi;

/// <summary>An HTTP API of API Gateway as the template defines it.</summary>
public sealed record HttpApiDefinition
{
    /// <summary>The stage that has no part in the path.</summary>
    public const string DefaultStage = "$default";

    /// <summary>Its id: the first part of its host name.</summary>
    public required string Id { get; init; }

    /// <summary>The name of its stage; any other than <c>$default</c> is the first segment of every path.</summary>
    public string Stage { get; init; } = DefaultStage;

    /// <summary>Its routes, in any order: the most specific one that matches is taken.</summary>
    public IReadOnlyList<HttpApiRoute> Routes { get; init; } = [];
}

/// <summary>A route to a function.</summary>
/// <param name="Method">GET, POST, …, or ANY.</param>
/// <param name="Path">
/// Segments are literal, <c>{name}</c> or, the last one, <c>{name+}</c>; <c>$default</c> takes what no other route does.
/// </param>
/// <param name="Function">The function's name.</param>
/// <param name="IsSigned">Whether callers sign and need execute-api:Invoke (the authorizer AWS_IAM); otherwise anyone may call.</param>
public sealed record HttpApiRoute(string Method, string Path, string Function, bool IsSigned)
{
    /// <summary>How long the function may take before the caller is told 503; 30 s at most.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary><c>GET /runs/{id}</c>, or <c>$default</c>.</summary>
    public string Key => Path == DefaultPath ? Path : $"{Method} {Path}";

    internal const string DefaultPath = "$default";
}
