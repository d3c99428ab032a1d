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
    string? ContainerNeed,
    EquatableList<Fault> Faults)
{
    private const string Stream = "global::System.IO.Stream";

    public string WrapperName => $"{TypeName}_{Method}_Generated";

    public string Wrapper => Namespace.Length == 0 ? $"global::{WrapperName}" : $"global::{Namespace}.{WrapperName}";

    /// <summary>What the wrapper takes: the parameters that the container does not give.</summary>
    public IEnumerable<ParameterModel> Taken => Parameters.Where(p => p.Kind != ParameterKind.Service);

    public bool NeedsSerializer =>
        (Result is not null && Result != Stream) || Taken.Any(p => p.Kind == ParameterKind.Input && p.Type != Stream);
}
