namespace LocalCloud.Asl.Execution;

/// <summary>What does not change while an execution lives. It becomes part of <see cref="ExecutionState"/>.</summary>
public sealed record ExecutionInfo
{
    /// <summary>The execution's ARN, the context object's <c>$$.Execution.Id</c>.</summary>
    public required string Arn { get; init; }

    /// <summary>The execution's name.</summary>
    public required string Name { get; init; }

    /// <summary>The role's ARN, shown in ExecutionStarted and in the context object.</summary>
    public required string RoleArn { get; init; }

    /// <summary>When it started; shown to the millisecond.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>The state machine's ARN, <c>$$.StateMachine.Id</c>.</summary>
    public required string StateMachineArn { get; init; }

    /// <summary>The state machine's name.</summary>
    public required string StateMachineName { get; init; }

    /// <summary>The version it was started through, shown in ExecutionStarted; null without one.</summary>
    public string? StateMachineVersionArn { get; init; }

    /// <summary>The alias it was started through, shown in ExecutionStarted; null without one.</summary>
    public string? StateMachineAliasArn { get; init; }

    /// <summary>Seconds until it ends TIMED_OUT, whatever the machine says; null is no such bound. Read when it starts, not kept.</summary>
    public long? LongestSeconds { get; init; }

    /// <summary>The region, shown in TaskScheduled.</summary>
    public string Region { get; init; } = "us-east-1";
}
