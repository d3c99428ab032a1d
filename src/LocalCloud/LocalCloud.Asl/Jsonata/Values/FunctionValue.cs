using LocalCloud.Asl.Jsonata.Nodes;

namespace LocalCloud.Asl.Jsonata.Values;

/// <summary>A function: of the library, a lambda, a regular expression, a transform, or one made of those.</summary>
internal abstract class FunctionValue
{
    /// <summary>How many arguments a higher-order function hands it at most.</summary>
    public abstract int Arity { get; }

    /// <summary>Calls it.</summary>
    /// <param name="arguments">As written at the call; the callee may keep and change the array.</param>
    /// <param name="context">What the call's context is: the default of some arguments.</param>
    /// <param name="run">The evaluation.</param>
    public abstract object? Invoke(object?[] arguments, object? context, Run run);
}
