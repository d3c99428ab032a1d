namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Fully qualified.</param>
/// <param name="Kind">Where it comes from.</param>
internal sealed record ParameterModel(string Name, string Type, ParameterKind Kind);

/// <summary>Where a parameter comes from.</summary>
internal enum ParameterKind
{
    /// <summary>The payload.</summary>
    Input,

    /// <summary>The invocation.</summary>
    Context,

    /// <summary>The container.</summary>
    Service,
}
