using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;
using LocalCloud.Asl.Steps;

namespace LocalCloud.Asl.Trials;

/// <summary>
/// One state, tried alone: its data goes in, is worked on and comes out as in an execution, and every stage is told. Used once.
/// </summary>
/// <remarks>
/// <list type="table">
///   <listheader><term>State</term><description>its work</description></listheader>
///   <item><term>Task, no mock</term><description><see cref="Begin"/> gives null; do <see cref="Task"/>, then <see cref="Succeed"/> or <see cref="Fail"/></description></item>
///   <item><term>Task, Map, Parallel with a mock</term><description>the mock</description></item>
///   <item><term>Wait</term><description>is over at once; one of more than five minutes fails with States.Timeout</description></item>
///   <item><term>others</term><description>done</description></item>
/// </list>
/// </remarks>
public sealed class StateTrial
{
    /// <summary>How long a state on trial may take.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    private readonly StateMachine _machine;
    private readonly State _state;
    private readonly TrialStages _stages = new();
    private TurnRun _run = null!;
    private Frame _frame = null!;
    private JsonValue _input = JsonNull.Instance;

    internal StateTrial(StateMachine machine)
    {
        _machine = machine;
        _state = machine.Flow.Start;
    }

    /// <summary>The state's Type.</summary>
    public string TypeName => _state.Type.ToString();

    /// <summary>What a Task calls; null in other states.</summary>
    public TaskResource? Resource => (_state as TaskState)?.Resource;

    /// <summary>How many branches a Parallel has; null in other states.</summary>
    public int? Branches => (_state as ParallelState)?.Inner.Count;

    /// <summary>Whether it is a Map that writes its results, and so gives an object in place of an array.</summary>
    public bool WritesResults => _state is MapState { Distributed.Writer: not null };

    /// <summary>The task that waits to be done.</summary>
    public Command.ScheduleTask? Task { get; private set; }

    /// <summary>Enters the state and does its work.</summary>
    /// <param name="setup">With what.</param>
    /// <returns>What came of it; null where <see cref="Task"/> is to be done first.</returns>
    public TrialOutcome? Begin(TrialSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        _input = setup.Input;
        var state = new ExecutionState { Info = setup.Info, Input = setup.Input };
        const string Token = "token";
        _run = new TurnRun(_machine, (_, _) => Token, state, setup.Now, setup.Random)
        {
            Stages = _stages,
            Context = setup.Context ?? TrialContext.Of(setup, _state, Token),
        };
        _frame = _run.Frames.Add(_state, setup.Input, setup.Variables, parent: null, index: 0, item: null);
        _run.Guard(_frame, frame =>
        {
            _run.Enter(frame);
            frame.RetryCount = setup.RetryCount;
            frame.Counters = _state.Retriers.Count == 0 ? null : [.. Enumerable.Repeat(setup.RetryCount, _state.Retriers.Count)];
            Work(frame, setup);
        });
        return Task is null ? Outcome() : null;
    }

    /// <summary>The task gave a result.</summary>
    /// <param name="result">The result.</param>
    public TrialOutcome Succeed(JsonValue result)
    {
        _stages.Result = result;
        _run.Guard(_frame, frame => TaskStep.Succeed(_run, frame, result));
        return Outcome();
    }

    /// <summary>The task failed.</summary>
    /// <param name="error">The error.</param>
    /// <param name="cause">The cause.</param>
    public TrialOutcome Fail(string? error, string? cause)
    {
        _run.Guard(_frame, frame => TaskStep.Fail(_run, frame, error, cause));
        return Outcome();
    }

    private void Work(Frame frame, TrialSetup setup)
    {
        if (_state is FailState)
        {
            _stages.AfterInputPath = frame.Input;
        }

        switch (_state)
        {
            case MapState map:
                TrialMap.Work(_run, frame, map, setup);
                return;
            case ParallelState parallel:
                parallel.Data.Arguments(_run.ScopeOf(frame));
                Answer(_run, frame, setup.Mock!);
                return;
        }

        StateSteps.Execute(_run, frame);
        if (frame.Phase == FramePhase.Wait)
        {
            Wait(frame);
        }
        else if (frame.Phase == FramePhase.Task)
        {
            AnswerTask(frame, setup.Mock);
        }
    }

    /// <summary>A mock is the work's result or failure.</summary>
    internal static void Answer(TurnRun run, Frame frame, TrialMock mock)
    {
        switch (mock)
        {
            case TrialMock.Result(var value):
                run.Exit(frame, frame.State.Data.After(run.ScopeOf(frame), value), frame.State.Next);
                break;
            case TrialMock.Error(var name, var cause):
                run.Failures.Fail(frame, name, cause);
                break;
        }
    }

    private void AnswerTask(Frame frame, TrialMock? mock)
    {
        var command = TaskStep.Schedule(frame, token: null);
        switch (mock)
        {
            case TrialMock.Result(var value):
                _stages.Result = value;
                TaskStep.Succeed(_run, frame, value);
                break;
            case TrialMock.Error(var name, var cause):
                TaskStep.Fail(_run, frame, name, cause);
                break;
            default:
                Task = command;
                break;
        }
    }

    private void Wait(Frame frame)
    {
        if (frame.Alarm!.Due - _run.Now > s_longest)
        {
            _run.Failures.Fail(frame, ErrorNames.Timeout, "The state did not end within five minutes.");
        }
        else
        {
            WaitStep.Exit(_run, frame);
        }
    }

    private TrialOutcome Outcome()
    {
        var turn = _run.ToTurn();
        var status = turn.State.Status == ExecutionStatus.Failed ? TrialStatus.Failed
            : _frame.Phase == FramePhase.Retry ? TrialStatus.Retriable
            : _stages.CatchIndex is not null ? TrialStatus.CaughtError
            : TrialStatus.Succeeded;
        var hasOutput = status is TrialStatus.Succeeded or TrialStatus.CaughtError;
        var next = hasOutput && turn.State.Status == ExecutionStatus.Running ? _frame.State.Name : null;
        return new TrialOutcome(status, TrialReport.Of(_state, _input, _frame.Variables, _stages))
        {
            Output = !hasOutput ? null : next is null ? turn.State.Output : _frame.Input,
            Error = status == TrialStatus.Succeeded ? null : _stages.Failure.Error,
            Cause = status == TrialStatus.Succeeded ? null : _stages.Failure.Cause,
            NextState = next,
        };
    }
}
