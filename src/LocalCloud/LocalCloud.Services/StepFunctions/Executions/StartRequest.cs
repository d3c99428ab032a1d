namespace LocalCloud.Services.StepFunctions.Executions;

/// <summary>What StartExecution is asked.</summary>
/// <param name="TargetArn">Machine, version or alias.</param>
/// <param name="Name">The execution's name; null for a new UUID.</param>
/// <param name="Input">JSON text; null for <c>{}</c>.</param>
internal sealed record StartRequest(string TargetArn, string? Name, string? Input)
{
    public string? TraceHeader { get; init; }

    /// <summary>The execution and task that asked, and the form in which it waits for the end; 0 if it does not.</summary>
    public (long Execution, long Task, long Form)? Parent { get; init; }
}
