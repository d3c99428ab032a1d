namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>A function as the wrapper needs it.</summary>
/// <param name="Namespace">Of the class; empty for the global one.</param>
/// <param name="TypeName">The class's simple name.</param>
/// <param name="Type">The class, fully qualified.</param>
/// <param name="Method">The method: also the handler's name.</param>
/// <param name="Parameters">In their order.</param>
/// <param name="ReturnType">As it is declared, fully qualified.</param>
/// <param name="Result">What it answers when awaited; null for nothing.</param>
/// <param name="IsAwaited">It returns a task.</param>
/// <param name="IsHttp">It is a route of an HTTP API.</param>
/// <param name="ContainerNeed">Why it needs a container; null if it does not.</param>
/// <param name="Faults">What is wrong with it: with any, there is no wrapper.</param>
internal sealed record FunctionModel(
    string Namespace,
    string TypeName,
    string Type,
    string Method,
    EquatableList<ParameterModel> Parameters,
    string ReturnType,
    string? Result,
    bool IsAwaited,
    bool IsHttp,
    string? ContainerNeed,
    EquatableList<Fault> Faults)
{
    /// <summary>What an HTTP API hands over.</summary>
    public const string HttpRequest = "global::Amazon.Lambda.APIGatewayEvents.APIGatewayHttpApiV2ProxyRequest";

    private const string Stream = "global::System.IO.Stream";

    private static readonly ParameterModel[] s_http =
    [
        new("__request", HttpRequest, ParameterKind.Input, ""),
        new("__context", "global::Amazon.Lambda.Core.ILambdaContext", ParameterKind.Context, ""),
    ];

    public string WrapperName => $"{TypeName}_{Method}_Generated";

    public string Wrapper => Namespace.Length == 0 ? $"global::{WrapperName}" : $"global::{Namespace}.{WrapperName}";

    /// <summary>What the wrapper takes: the parameters that the container does not give, or the request whose parts they are.</summary>
    public IEnumerable<ParameterModel> Taken => IsHttp ? s_http : Parameters.Where(p => p.Kind != ParameterKind.Service);

    /// <summary>What the wrapper returns.</summary>
    public string Returned => IsHttp ? $"global::System.Threading.Tasks.Task<{Stream}>" : ReturnType;

    public bool NeedsSerializer =>
        IsHttp || (Result is not null && Result != Stream) || Taken.Any(p => p.Kind == ParameterKind.Input && p.Type != Stream);
}
