using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Queries;

/// <summary>Something a definition says how to compute: a constant, a path, an intrinsic call, a template. Compiled once.</summary>
internal abstract class Expression
{
    /// <summary>The value.</summary>
    /// <param name="scope">What can be seen.</param>
    /// <exception cref="StateFault">There is none.</exception>
    /// <exception cref="Paths.PathNotFoundException">A path leads nowhere; the field that holds it words the fault.</exception>
    public abstract JsonValue Evaluate(Scope scope);
}
