namespace LocalCloud.Asl.Definitions;

/// <summary>One fault of a definition.</summary>
/// <param name="Code">SCHEMA_VALIDATION_FAILED, INVALID_JSON_DESCRIPTION, MISSING_TRANSITION_TARGET, …</param>
/// <param name="Message">What is wrong, in AWS's words where they are known.</param>
/// <param name="Location">Where: a JSON pointer such as <c>/States/X/Parameters</c>, or the parser's place.</param>
public sealed record Diagnostic(string Code, string Message, string Location)
{
    /// <summary>As CreateStateMachine words it: <c>SCHEMA_VALIDATION_FAILED: … at /States/X</c>.</summary>
    public override string ToString() => $"{Code}: {Message} at {Location}";
}
