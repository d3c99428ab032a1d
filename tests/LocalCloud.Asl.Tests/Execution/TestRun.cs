using System.Text;
using System.Text.Json;
using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.History;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Tests.Execution;

/// <summary>A driver in a few lines: answers tasks from a function, fires timers in order on a clock of its own.</summary>
internal sealed class TestRun
{
    public static readonly DateTimeOffset Epoch = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>What <c>$LAMBDA</c> in a definition stands for.</summary>
    public const string Lambda = "arn:aws:lambda:us-east-1:000000000000:function:f";

    private readonly Queue<Signal> _signals = new();
    private readonly SortedDictionary<(DateTimeOffset Due, long Id), Signal> _timers = [];
    private readonly Dictionary<long, DateTimeOffset> _dues = [];

    public TestRun(string definition, int seed = 1)
    {
        Machine = Read(definition);
        Interpreter = new Interpreter(Machine, (info, taskId) => $"token-{info.Name}-{taskId}");
        Random = new Random(seed);
    }

    public StateMachine Machine { get; }

    public Interpreter Interpreter { get; }

    public Random Random { get; }

    /// <summary>Whether the state is written and read again after each turn, as after a kill.</summary>
    public bool IsKilledAfterEachTurn { get; init; }

    /// <summary>Whether what waits is asked for again after each turn, as a restarted driver does.</summary>
    public bool IsRestartedAfterEachTurn { get; init; }

    /// <summary>What tasks answer; by default their parameters.</summary>
    public Func<Command.ScheduleTask, Signal?> Tasks { get; init; } =
        task => new Signal.TaskSucceeded(task.TaskId, task.Parameters);

    /// <summary>What Map runs answer.</summary>
    public Func<Command.StartMapRun, IEnumerable<Signal>> MapRuns { get; init; } = _ => [];

    public DateTimeOffset Now { get; private set; } = Epoch;

    public ExecutionState State { get; private set; } = null!;

    public List<HistoryEvent> History { get; } = [];

    public List<Command> Commands { get; } = [];

    public Command.Finish? Finish { get; private set; }

    public string? Output => State.Output?.ToText();

    public static StateMachine Read(string definition)
    {
        var reading = DefinitionReader.Read(definition.Replace("$LAMBDA", Lambda, StringComparison.Ordinal));
        Assert.True(reading.Machine is not null, string.Join('\n', reading.Diagnostics));
        return reading.Machine;
    }

    public static ExecutionInfo Info() => new()
    {
        Arn = "arn:aws:states:us-east-1:000000000000:execution:m:run",
        Name = "run",
        RoleArn = "arn:aws:iam::000000000000:role/r",
        StartTime = Epoch,
        StateMachineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:m",
        StateMachineName = "m",
    };

    public static TestRun Of(string definition, string input = "{}") => new TestRun(definition).Start(input).ToEnd();

    public TestRun Start(string input = "{}")
    {
        Take(Interpreter.Start(Info(), JsonValue.Parse(input), Now, Random));
        return this;
    }

    public TestRun Send(Signal signal)
    {
        Take(Interpreter.Next(State, signal, Now, Random));
        return this;
    }

    /// <summary>Runs until the execution ends or nothing is left to answer.</summary>
    public TestRun ToEnd()
    {
        while (State.Status == ExecutionStatus.Running && Advance())
        {
        }

        return this;
    }

    /// <summary>Answers the next signal, or fires the next timer.</summary>
    public bool Advance()
    {
        if (_signals.TryDequeue(out var signal))
        {
            Send(signal);
            return true;
        }

        if (_timers.Count == 0)
        {
            return false;
        }

        var ((due, id), fired) = _timers.First();
        _timers.Remove((due, id));
        Now = due > Now ? due : Now;
        Send(fired);
        return true;
    }

    /// <summary>The history, a line an event: <c>2&lt;0 PassStateEntered {…}</c>.</summary>
    public string Lines(bool details = false) => string.Join('\n', History.Select(each => Line(each, details)));

    public string Types() => string.Join(' ', History.Select(each => $"{each.Id}<{each.PreviousEventId}:{each.Type}"));

    private static string Line(HistoryEvent each, bool details)
    {
        var line = $"{each.Id}<{each.PreviousEventId} {each.Type}";
        return details && each.Details is not null ? line + " " + Details(each) : line;
    }

    public static string Details(HistoryEvent each)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            each.Write(writer);
        }

        var written = (JsonObject)JsonValue.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        return written.Members.Where(member => member.Value is JsonObject)
            .Select(member => $"{member.Key} {member.Value.ToCompactText()}").FirstOrDefault() ?? "";
    }

    private void Take(Turn turn)
    {
        State = turn.State;
        if (IsKilledAfterEachTurn)
        {
            State = ExecutionState.Deserialize(State.Serialize(), Machine);
        }

        History.AddRange(turn.Events);
        Commands.AddRange(turn.Commands);
        IEnumerable<Command> commands = turn.Commands;
        if (IsRestartedAfterEachTurn && turn.Events.Count > 0)
        {
            _signals.Clear();
            _timers.Clear();
            commands = Interpreter.Outstanding(State, new Random(0));
        }

        foreach (var command in commands)
        {
            Carry(command);
        }
    }

    private void Carry(Command command)
    {
        switch (command)
        {
            case Command.ScheduleTask task when Tasks(task) is { } answer:
                _signals.Enqueue(answer);
                break;
            case Command.SetTimer timer:
                _timers.Add((timer.Due, timer.TimerId), new Signal.TimerFired(timer.TimerId));
                _dues[timer.TimerId] = timer.Due;
                break;
            case Command.CancelTimer timer when _dues.TryGetValue(timer.TimerId, out var due):
                _timers.Remove((due, timer.TimerId));
                break;
            case Command.StartMapRun run:
                foreach (var signal in MapRuns(run))
                {
                    _signals.Enqueue(signal);
                }

                break;
            case Command.Yield:
                _signals.Enqueue(new Signal.Continue());
                break;
            case Command.Finish finish:
                Finish = finish;
                break;
        }
    }
}
