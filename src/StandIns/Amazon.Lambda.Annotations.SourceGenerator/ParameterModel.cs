namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Fully qualified.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Source">Its name there: of a header, a query parameter, a path parameter.</param>
internal sealed record ParameterModel(string Name, string Type, ParameterKind Kind, string Source);

/// <summary>Where a parameter comes from.</summary>
internal enum ParameterKind
{
    /// <summary>The payload.</summary>
    Input,

    /// <summary>The invocation.</summary>
    Context,

    /// <summary>The container.</summary>
    Service,

    /// <summary>The body of an HTTP request.</summary>
    Body,

    /// <summary>A header of an HTTP request.</summary>
    Header,

    /// <summary>A query parameter of an HTTP request.</summary>
    Query,

    /// <summary>A path parameter of an HTTP request.</summary>
    Route,
}
