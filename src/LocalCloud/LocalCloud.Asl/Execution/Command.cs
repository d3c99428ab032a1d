using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Maps;

namespace LocalCloud.Asl.Execution;

/// <summary>What an execution asks of the outside, once the turn that gave it is committed.</summary>
public abstract record Command
{
    private Command()
    {
    }

    /// <summary>Run a task; answer with the task signals. Its timeouts are timers of the execution's own.</summary>
    /// <param name="TaskId">The task: the id of its Scheduled event.</param>
    /// <param name="Resource">What to call, taken apart.</param>
    /// <param name="Parameters">The payload (Lambda ARN, activity) or the API's parameters (integration).</param>
    /// <param name="StateName">The Task state.</param>
    /// <param name="EnteredTime">When the state was entered.</param>
    /// <param name="RetryCount">0 at the first try.</param>
    public sealed record ScheduleTask(
        long TaskId,
        TaskResource Resource,
        JsonValue Parameters,
        string StateName,
        DateTimeOffset EnteredTime,
        int RetryCount) : Command
    {
        /// <summary>The task's token, as <see cref="TaskTokenSource"/> gives it; null where the resource neither waits for one nor is an activity.</summary>
        public string? TaskToken { get; init; }

        /// <summary>Seconds until States.Timeout, where given; for information.</summary>
        public long? TimeoutSeconds { get; init; }

        /// <summary>Seconds between heartbeats, where given; for information.</summary>
        public long? HeartbeatSeconds { get; init; }

        /// <summary>The state's Credentials, evaluated (<c>{"RoleArn": …}</c>), where given.</summary>
        public JsonValue? Credentials { get; init; }
    }

    /// <summary>The task's answer is not wanted any more; what it started (.sync) should be stopped.</summary>
    /// <param name="TaskId">The task.</param>
    public sealed record CancelTask(long TaskId) : Command;

    /// <summary>Send <see cref="Signal.TimerFired"/> when due, at once if that is past.</summary>
    /// <param name="TimerId">The timer, unique within the execution.</param>
    /// <param name="Due">When.</param>
    public sealed record SetTimer(long TimerId, DateTimeOffset Due) : Command;

    /// <summary>Forget a timer; if it fires all the same, that is ignored.</summary>
    /// <param name="TimerId">The timer.</param>
    public sealed record CancelTimer(long TimerId) : Command;

    /// <summary>
    /// Create a Map run and answer <see cref="Signal.MapRunStarted"/>, then its end. The outside reads the items, starts the
    /// child executions (each an execution of <see cref="MapRunPlan.Processor"/>) and writes the results; what to do
    /// next is decided by the plan's pure methods.
    /// </summary>
    /// <param name="MapRunId">The run, unique within the execution.</param>
    /// <param name="StateName">The Map state.</param>
    /// <param name="Plan">What to run.</param>
    public sealed record StartMapRun(long MapRunId, string StateName, MapRunPlan Plan) : Command;

    /// <summary>Run the children of a failed Map run again that did not succeed; answer its end.</summary>
    /// <param name="MapRunId">The run.</param>
    public sealed record RedriveMapRun(long MapRunId) : Command;

    /// <summary>Stop the children of a Map run; no answer is wanted.</summary>
    /// <param name="MapRunId">The run.</param>
    public sealed record StopMapRun(long MapRunId) : Command;

    /// <summary>The execution ended. Always the last command of its turn, and given again at the end of every redrive.</summary>
    /// <param name="Status">How.</param>
    /// <param name="Output">The output of one that succeeded.</param>
    /// <param name="Error">The error, where there is one.</param>
    /// <param name="Cause">The cause, where there is one.</param>
    public sealed record Finish(ExecutionStatus Status, JsonValue? Output, string? Error, string? Cause) : Command;

    /// <summary>The turn grew long: send <see cref="Signal.Continue"/> after others had theirs.</summary>
    public sealed record Yield : Command;
}
