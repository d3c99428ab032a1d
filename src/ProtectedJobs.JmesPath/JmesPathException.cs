namespace ProtectedJobs.JmesPath;

/// <summary>The error kinds of the JMESPath specification.</summary>
public enum JmesPathErrorKind
{
    /// <summary>The expression is not of the grammar.</summary>
    Syntax,

    /// <summary>A function got an argument of a type it does not take.</summary>
    InvalidType,

    /// <summary>A value that is of the right type is not acceptable, e.g. a slice's step of 0.</summary>
    InvalidValue,

    /// <summary>A function got too many or too few arguments.</summary>
    InvalidArity,

    /// <summary>There is no function of that name.</summary>
    UnknownFunction,
}

/// <summary>An expression cannot be parsed, or cannot be evaluated on this document.</summary>
/// <param name="kind">The specification's error kind.</param>
/// <param name="position">Where in the expression, in UTF-16 units from 0; -1 where no place is known.</param>
/// <param name="message">What was wanted and what was found.</param>
public sealed class JmesPathException(JmesPathErrorKind kind, int position, string message) : Exception(message)
{
    /// <summary>The specification's error kind.</summary>
    public JmesPathErrorKind Kind { get; } = kind;

    /// <summary>Where in the expression, in UTF-16 units from 0; -1 where no place is known.</summary>
    public int Position { get; } = position;
}
