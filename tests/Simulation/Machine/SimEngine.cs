using System.Text;
using System.Text.Json;
using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.History;
using LocalCloud.Asl.Json;
using ProtectedJobs.Core.Ports;
using Simulation.Time;
using Simulation.World;
using AslStatus = LocalCloud.Asl.Execution.ExecutionStatus;
using CoreStatus = ProtectedJobs.Core.Ports.ExecutionStatus;

namespace Simulation.Machine;

/// <summary>
/// Step Functions in virtual time: the interpreter of the local cloud runs the state machine that is deployed; tasks are invoked, tokens
/// answered, timers fired. It may crash and come back: then it has its states, and does again what was under way.
/// </summary>
/// <param name="time">The time.</param>
/// <param name="random">For the jitter of retries.</param>
/// <param name="machine">The machine.</param>
/// <param name="invoke">Does a task: function, payload, and where its answer goes.</param>
public sealed class SimEngine(
    VirtualTime time,
    Random random,
    StateMachine machine,
    Action<SimTask> invoke) : IExecutionService
{
    private const string Prefix = "arn:aws:states:us-east-1:000000000000:";
    private static readonly TimeSpan s_dispatch = TimeSpan.FromMilliseconds(3);
    private readonly Interpreter _interpreter = new(machine, static (info, task) => $"{info.Arn}#{task}");
    private readonly Dictionary<string, SimExecution> _executions = [];

    /// <summary>All executions, in the order of their starts.</summary>
    public IReadOnlyCollection<SimExecution> Executions => _executions.Values;

    /// <summary>Is told of every execution that ends, each attempt.</summary>
    public Action<SimExecution> Ended { get; set; } = static _ => { };

    /// <summary>How long DescribeExecution shows what was before.</summary>
    public Func<TimeSpan> DescribeLag { get; set; } = static () => TimeSpan.Zero;

    /// <summary>StartExecution.</summary>
    public SimExecution Start(string name, string input)
    {
        var info = new ExecutionInfo
        {
            Arn = $"{Prefix}execution:ProtectedJobRun:{name}",
            Name = name,
            RoleArn = "arn:aws:iam::000000000000:role/r",
            StartTime = time.Now,
            StateMachineArn = $"{Prefix}stateMachine:ProtectedJobRun",
            StateMachineName = "ProtectedJobRun",
        };
        var turn = _interpreter.Start(info, JsonValue.Parse(input), time.Now, random);
        var execution = new SimExecution(turn.State, input);
        _executions.Add(info.Arn, execution);
        Apply(execution, turn);
        return execution;
    }

    /// <summary>StopExecution.</summary>
    public void Stop(SimExecution execution, string cause) => Tell(execution, new Signal.Stopped("Stopped", cause));

    /// <summary>RedriveExecution; false if the execution cannot be redriven now.</summary>
    public bool Redrive(SimExecution execution)
    {
        if (execution.State.Status is AslStatus.Running or AslStatus.Succeeded)
        {
            return false;
        }

        Show(execution);
        execution.Transitions++;
        Tell(execution, new Signal.Redriven());
        return true;
    }

    /// <summary>The process is killed and comes back: answers under way are lost, and what was asked for is asked for again.</summary>
    public void Crash()
    {
        foreach (var execution in _executions.Values.Where(e => e.State.Status == AslStatus.Running).ToList())
        {
            execution.Life++;
            execution.Timers.Clear();
            execution.State = ExecutionState.Deserialize(execution.State.Serialize(), machine);
            Carry(execution, _interpreter.Outstanding(execution.State, random));
        }
    }

    /// <inheritdoc/>
    public ExecutionView? Describe(string executionArn)
    {
        if (!_executions.TryGetValue(executionArn, out var execution))
        {
            return null;
        }

        var (status, redrives) = execution.Shown is { } shown && shown.Until > time.Now
            ? (shown.Status, shown.RedriveCount)
            : (execution.State.Status, execution.State.RedriveCount);
        return new ExecutionView(ToCore(status), redrives, execution.State.Info.StartTime, execution.InputText);
    }

    /// <inheritdoc/>
    public IReadOnlyList<EndedExecution> ListEnded(DateTimeOffset since) =>
    [
        .. _executions.Values
            .Where(e => e.State.Status is AslStatus.Failed or AslStatus.Aborted or AslStatus.TimedOut && e.Ends[^1].At > since)
            .Select(e => new EndedExecution(e.Name, e.Arn, e.State.Info.StartTime, e.State.RedriveCount)),
    ];

    /// <inheritdoc/>
    public bool Heartbeat(string taskToken) => TellWaiting(taskToken, static task => new Signal.TaskHeartbeat(task));

    /// <inheritdoc/>
    public bool Succeed(string taskToken, string output) =>
        TellWaiting(taskToken, task => new Signal.TaskSucceeded(task, JsonValue.Parse(output)));

    private bool TellWaiting(string taskToken, Func<long, Signal> signal)
    {
        var at = taskToken.LastIndexOf('#');
        var task = long.Parse(taskToken.AsSpan(at + 1), System.Globalization.CultureInfo.InvariantCulture);
        if (!_executions.TryGetValue(taskToken[..at], out var execution)
            || execution.State.Status != AslStatus.Running
            || !execution.State.IsPending(task))
        {
            return false;
        }

        Tell(execution, signal(task));
        return true;
    }

    private static CoreStatus ToCore(AslStatus status) => status switch
    {
        AslStatus.Running => CoreStatus.Running,
        AslStatus.Succeeded => CoreStatus.Succeeded,
        AslStatus.Failed => CoreStatus.Failed,
        AslStatus.TimedOut => CoreStatus.TimedOut,
        _ => CoreStatus.Aborted,
    };

    private void Tell(SimExecution execution, Signal signal) =>
        Apply(execution, _interpreter.Next(execution.State, signal, time.Now, random));

    private void Apply(SimExecution execution, Turn turn)
    {
        if (turn.State.Status != execution.State.Status && turn.State.Status != AslStatus.Running)
        {
            Show(execution);
        }

        execution.State = turn.State;
        foreach (var entered in turn.Events.Where(e => e.Type == HistoryEventType.TaskStateEntered))
        {
            execution.Transitions++;
            execution.Entered.Add(((EventDetails.StateEntered)entered.Details!).Name);
        }

        Carry(execution, turn.Commands);
    }

    private void Show(SimExecution execution) =>
        execution.Shown = (execution.State.Status, execution.State.RedriveCount, time.Now + DescribeLag());

    private void Carry(SimExecution execution, IReadOnlyList<Command> commands)
    {
        foreach (var command in commands)
        {
            switch (command)
            {
                case Command.ScheduleTask task:
                    execution.Transitions += task.RetryCount > 0 ? 1 : 0;
                    var life = execution.Life;
                    time.After(s_dispatch, () => Invoke(execution, task, life));
                    break;
                case Command.SetTimer timer:
                    execution.Timers.Add(timer.TimerId);
                    var set = execution.Life;
                    time.At(timer.Due, () => Fire(execution, timer.TimerId, set));
                    break;
                case Command.CancelTimer timer:
                    execution.Timers.Remove(timer.TimerId);
                    break;
                case Command.Finish finish:
                    execution.Ends.Add((finish.Status, time.Now));
                    Ended(execution);
                    break;
                case Command.CancelTask:
                    break;
                default:
                    throw new InvalidOperationException($"The machine asks for {command}, which it did not when this was written.");
            }
        }
    }

    private void Fire(SimExecution execution, long timer, int life)
    {
        if (execution.Life == life && execution.Timers.Remove(timer))
        {
            Tell(execution, new Signal.TimerFired(timer));
        }
    }

    private void Invoke(SimExecution execution, Command.ScheduleTask task, int life)
    {
        var parameters = (JsonObject)task.Parameters;
        var function = ((JsonString)parameters["FunctionName"]!).Value;
        invoke(new SimTask(
            function[(function.LastIndexOf(':') + 1)..],
            JsonElement.Parse(Encoding.UTF8.GetBytes(parameters["Payload"]!.ToText())),
            answer => Answer(execution, task, life, answer)));
    }

    private void Answer(SimExecution execution, Command.ScheduleTask task, int life, SimAnswer answer)
    {
        if (execution.Life != life)
        {
            return;
        }

        Signal signal = answer switch
        {
            SimAnswer.Failed(var error, var cause) => new Signal.TaskFailed(task.TaskId, error, cause),
            SimAnswer.Done(var output) when task.Resource.Pattern == IntegrationPattern.RequestResponse =>
                new Signal.TaskSucceeded(task.TaskId, Wrap(output)),
            SimAnswer.Done(var output) => new Signal.TaskSubmitted(task.TaskId, Wrap(output)),
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No such answer."),
        };
        Tell(execution, signal);
    }

    private static JsonObject Wrap(JsonElement output) => new(
    [
        new("ExecutedVersion", JsonValue.Of("$LATEST")),
        new("Payload", JsonValue.Parse(output.GetRawText())),
        new("StatusCode", JsonValue.Of(200)),
    ]);
}
