using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Execution;

/// <summary>
/// What the outside tells a running execution. One about a task, timer or Map run that is not pending any more is ignored,
/// so late and doubled answers are harmless.
/// </summary>
public abstract record Signal
{
    private Signal()
    {
    }

    /// <summary>A worker began the task. Optional: an answer without it implies it.</summary>
    /// <param name="TaskId">The task.</param>
    /// <param name="WorkerName">The activity worker's name, if it gave one.</param>
    public sealed record TaskStarted(long TaskId, string? WorkerName = null) : Signal;

    /// <summary>The integration accepted the task and it now waits (.sync and .waitForTaskToken only).</summary>
    /// <param name="TaskId">The task.</param>
    /// <param name="Output">What the service answered.</param>
    public sealed record TaskSubmitted(long TaskId, JsonValue Output) : Signal;

    /// <summary>The task's result.</summary>
    /// <param name="TaskId">The task.</param>
    /// <param name="Output">The result, before ResultSelector.</param>
    public sealed record TaskSucceeded(long TaskId, JsonValue Output) : Signal;

    /// <summary>The task failed.</summary>
    /// <param name="TaskId">The task.</param>
    /// <param name="Error">The error name that ErrorEquals is compared with; null as SendTaskFailure allows.</param>
    /// <param name="Cause">The cause.</param>
    public sealed record TaskFailed(long TaskId, string? Error, string? Cause) : Signal;

    /// <summary>The task lives: its heartbeat timer starts again.</summary>
    /// <param name="TaskId">The task.</param>
    public sealed record TaskHeartbeat(long TaskId) : Signal;

    /// <summary>A timer set by <see cref="Command.SetTimer"/> is due.</summary>
    /// <param name="TimerId">The timer.</param>
    public sealed record TimerFired(long TimerId) : Signal;

    /// <summary>A Map run exists now.</summary>
    /// <param name="MapRunId">The run, as named by <see cref="Command.StartMapRun"/>.</param>
    /// <param name="Arn">Its ARN.</param>
    public sealed record MapRunStarted(long MapRunId, string Arn) : Signal;

    /// <summary>All items of a Map run are done, within its tolerance.</summary>
    /// <param name="MapRunId">The run.</param>
    /// <param name="Output">The results, or where ResultWriter put them.</param>
    public sealed record MapRunSucceeded(long MapRunId, JsonValue Output) : Signal;

    /// <summary>A Map run failed.</summary>
    /// <param name="MapRunId">The run.</param>
    /// <param name="Error">The error, e.g. States.ExceedToleratedFailureThreshold or States.ItemReaderFailed.</param>
    /// <param name="Cause">The cause.</param>
    public sealed record MapRunFailed(long MapRunId, string Error, string? Cause) : Signal;

    /// <summary>StopExecution: ends the execution ABORTED.</summary>
    /// <param name="Error">The error given, if any.</param>
    /// <param name="Cause">The cause given, if any.</param>
    public sealed record Stopped(string? Error, string? Cause) : Signal;

    /// <summary>RedriveExecution: continues at the states that did not succeed. Ignored unless FAILED, ABORTED or TIMED_OUT.</summary>
    public sealed record Redriven : Signal;

    /// <summary>The answer to <see cref="Command.Yield"/>: go on.</summary>
    public sealed record Continue : Signal;
}
