using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;
using LocalCloud.Services.StepFunctions.Executions;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>An execution to be started.</summary>
internal sealed record NewExecution
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required string MachineArn { get; init; }

    public required string Revision { get; init; }

    public required string RoleArn { get; init; }

    public required Interpreter Interpreter { get; init; }

    public required JsonValue Input { get; init; }

    public string? VersionArn { get; init; }

    public string? AliasArn { get; init; }

    public string? TraceHeader { get; init; }

    /// <summary>The execution and task that wait for the end of this one, and the form of answer they want.</summary>
    public (long Execution, long Task, long Form)? Parent { get; init; }

    /// <summary>The Map run this is a child of, the index of its first item and how many it has.</summary>
    public (string Arn, long Index, long Count)? MapRun { get; init; }

    /// <summary>Whether the execution of that name which is there already is the one that is asked for here.</summary>
    /// <param name="found">It.</param>
    public bool IsSame(ExecutionRecord found) =>
        found.Input == Input.ToText()
        && (found.Status == ExecutionRecord.Running
            || (Parent is { } parent && found.Parent == parent.Execution && found.ParentTask == parent.Task)
            || (MapRun is { } run && found.MapRunArn == run.Arn));
}
