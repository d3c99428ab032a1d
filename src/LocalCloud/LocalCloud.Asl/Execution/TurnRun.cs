using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.History;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;
using LocalCloud.Asl.Steps;
using LocalCloud.Asl.Trials;

namespace LocalCloud.Asl.Execution;

/// <summary>
/// A turn while it is computed: copies of the frames, and what came of it so far. What the states do is in <c>Steps</c>, what
/// happens when they fail in <see cref="Failures"/>, what the outside told in <see cref="Signals"/>.
/// </summary>
internal sealed partial class TurnRun
{
    /// <summary>The bytes a state's input, output or result may have.</summary>
    public const int MaximumData = 262_144;

    /// <summary>Steps that a frame takes before another that is ready has its turn.</summary>
    private const int Quantum = 100;

    private readonly TaskTokenSource _tokens;
    private readonly FrameTable _frames;
    private readonly Queue<Frame> _ready = new();
    private readonly List<HistoryEvent> _events = [];
    private readonly List<Command> _commands = [];
    private readonly Action<Frame> _step;
    private long _lastEventId;
    private long _nextTimerId;

    public TurnRun(StateMachine machine, TaskTokenSource tokens, ExecutionState state, DateTimeOffset now, Random random)
    {
        Machine = machine;
        _tokens = tokens;
        Origin = state;
        Now = now;
        Random = random;
        _frames = new FrameTable(state);
        _lastEventId = state.LastEventId;
        _nextTimerId = state.NextTimerId;
        Status = state.Status;
        RedriveCount = state.RedriveCount;
        RedriveTime = state.RedriveTime;
        Timeout = state.Timeout;
        Failures = new Failures(this);
        _step = Step;
    }

    public StateMachine Machine { get; }

    /// <summary>The state the turn began with.</summary>
    public ExecutionState Origin { get; }

    public DateTimeOffset Now { get; }

    public Random Random { get; }

    public Failures Failures { get; }

    public FrameTable Frames => _frames;

    public ExecutionStatus Status { get; private set; }

    public int RedriveCount { get; set; }

    public DateTimeOffset? RedriveTime { get; set; }

    /// <summary>The machine's TimeoutSeconds.</summary>
    public Alarm? Timeout { get; set; }

    /// <summary>Whether an activity is there, by its ARN.</summary>
    public Predicate<string> HasActivity { get; init; } = static _ => true;

    /// <summary>Where the stages of a state on trial are noted; null in executions.</summary>
    public TrialStages? Stages { get; init; }

    /// <summary>The context object of a state on trial; null in executions, which build their own.</summary>
    public JsonObject? Context { get; init; }

    /// <summary>The id the next event will have: a task's id is known before its event.</summary>
    public long NextEventId => _lastEventId + 1;

    private JsonValue? Output { get; set; }

    private string? Error { get; set; }

    private string? Cause { get; set; }

    /// <summary>The token of a task.</summary>
    public string TokenOf(long taskId) => _tokens(Origin.Info, taskId);

    /// <summary>Appends an event.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="HistoryFullException">Only the execution's end has room left.</exception>
    public long Emit(HistoryEventType type, long previous, EventDetails? details = null)
    {
        if (_lastEventId >= Interpreter.MaximumEvents - 1)
        {
            throw new HistoryFullException();
        }

        return EmitLast(type, previous, details);
    }

    /// <summary>Appends the event that ends the execution.</summary>
    public long EmitLast(HistoryEventType type, long previous, EventDetails? details)
    {
        _events.Add(new HistoryEvent(++_lastEventId, previous, Now, type, details));
        return _lastEventId;
    }

    /// <summary>Asks the outside for something.</summary>
    public void Ask(Command command) => _commands.Add(command);

    /// <summary>Sets a timer.</summary>
    public Alarm SetAlarm(DateTimeOffset due)
    {
        var alarm = new Alarm(_nextTimerId++, due);
        Ask(new Command.SetTimer(alarm.Id, due));
        return alarm;
    }

    /// <summary>Forgets a timer.</summary>
    public void Cancel(Alarm? alarm)
    {
        if (alarm is not null)
        {
            Ask(new Command.CancelTimer(alarm.Id));
        }
    }

    /// <summary>Lets a frame go on when its turn comes.</summary>
    public void MakeReady(Frame frame, FramePhase phase)
    {
        var wasReady = frame.IsReady;
        frame.Phase = phase;
        if (!wasReady)
        {
            _ready.Enqueue(frame);
        }
    }

    /// <summary>What a frame's expressions see.</summary>
    public Scope ScopeOf(Frame frame, MapItem? item = null, string? token = null) =>
        new FrameScope(this, frame, item ?? frame.Item, token);

    /// <summary>Runs what is ready until nothing is, the execution ends, or the turn grew long.</summary>
    public void Run()
    {
        foreach (var frame in _frames.All)
        {
            if (frame.IsReady && !_ready.Contains(frame))
            {
                _ready.Enqueue(frame);
            }
        }

        while (_ready.TryPeek(out var frame) && Status == ExecutionStatus.Running
            && _events.Count < Interpreter.MaximumEventsPerTurn)
        {
            for (var i = 0; i < Quantum && frame.IsReady && _events.Count < Interpreter.MaximumEventsPerTurn; i++)
            {
                Guard(frame, _step);
            }

            _ready.Dequeue();
            if (frame.IsReady && _frames.Contains(frame))
            {
                _ready.Enqueue(frame);
            }
        }

        if (Status == ExecutionStatus.Running && _ready.Count > 0)
        {
            Ask(new Command.Yield());
        }
    }

    /// <summary>Does something for a frame; what goes wrong is the frame's failure.</summary>
    public void Guard(Frame frame, Action<Frame> work)
    {
        try
        {
            work(frame);
        }
        catch (StateFault fault)
        {
            Failures.Fail(frame, fault);
        }
        catch (JsonDepthException fault)
        {
            Failures.Fail(frame, StateFault.Runtime(fault.Message));
        }
    }

    /// <summary>Cancels the task, timers and Map run of a frame.</summary>
    public void Release(Frame frame)
    {
        if (frame.Task is { } task)
        {
            Cancel(task.Timeout);
            Cancel(task.Heartbeat);
            Ask(new Command.CancelTask(task.Id));
            frame.Task = null;
        }

        if (frame is { Phase: FramePhase.MapRun, MapRun: { } run })
        {
            Ask(new Command.StopMapRun(run.Id));
        }

        Cancel(frame.Alarm);
        frame.Alarm = null;
    }

    /// <summary>A redrive begins.</summary>
    public void Reopen()
    {
        Status = ExecutionStatus.Running;
        RedriveCount++;
        RedriveTime = Now;
    }

    /// <summary>The turn's result.</summary>
    public Turn ToTurn() => new(
        new ExecutionState
        {
            Info = Origin.Info,
            Input = Origin.Input,
            Status = Status,
            Output = Output,
            Error = Error,
            Cause = Cause,
            LastEventId = _lastEventId,
            RedriveCount = RedriveCount,
            RedriveTime = RedriveTime,
            NextFrameId = _frames.NextId,
            NextTimerId = _nextTimerId,
            Timeout = Timeout,
            Frames = _frames.ToArray(),
        },
        _events,
        _commands);

    private void Step(Frame frame)
    {
        if (frame.Phase == FramePhase.Enter)
        {
            Enter(frame);
        }

        StateSteps.Execute(this, frame);
    }
}
