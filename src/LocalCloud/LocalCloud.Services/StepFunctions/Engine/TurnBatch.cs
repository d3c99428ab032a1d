using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.History;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Services.StepFunctions.Maps;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>Turns of one execution that are committed together: as many signals as had come while the last commit was on its way.</summary>
/// <param name="before">The execution so far.</param>
/// <param name="now">The time of all the turns.</param>
internal sealed class TurnBatch(LiveExecution before, DateTimeOffset now)
{
    private readonly List<HistoryEvent> _events = [];
    private readonly List<Command> _commands = [];
    private readonly List<Signal> _signals = [];
    private ExecutionRecord _record = before.Record;
    private ExecutionState _state = before.State;
    private ReadOnlyMemory<byte> _packed;
    private ReadOnlyMemory<byte> _blob;

    /// <summary>The execution once this is committed.</summary>
    public LiveExecution After => before with { Record = _record, State = _state };

    /// <summary>What to do once this is committed.</summary>
    public IReadOnlyList<Command> Commands => _commands;

    /// <summary>Whether there is anything to commit.</summary>
    public bool HasChanges => _signals.Count > 0;

    private bool IsFinished => _record.Status != ExecutionRecord.Running;

    /// <summary>Takes one signal.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="random">The turn's random numbers.</param>
    /// <returns>Whether it meant anything.</returns>
    public bool Take(Signal signal, Random random)
    {
        var turn = before.Interpreter.Next(_state, signal, now, random);
        var applied = !ReferenceEquals(turn.State, _state);
        if (applied || signal is Signal.TimerFired)
        {
            _signals.Add(signal);
        }

        if (applied && signal is Signal.Redriven)
        {
            _record = _record with
            {
                Status = ExecutionRecord.Running,
                Output = null,
                Error = null,
                Cause = null,
                StoppedAt = null,
                RedriveCount = turn.State.RedriveCount,
                RedrivenAt = now.ToUnixTimeMilliseconds(),
            };
        }

        Add(turn);
        return applied;
    }

    /// <summary>Takes the first turn of a new execution.</summary>
    public void Add(Turn turn)
    {
        _state = turn.State;
        _events.AddRange(turn.Events);
        _commands.AddRange(turn.Commands);
        _record = _record with { LastEvent = turn.State.LastEventId };
        if (turn.Commands is [.., Command.Finish finish])
        {
            _record = _record with
            {
                Status = ExecutionRecord.StatusText(finish.Status),
                Output = finish.Output?.ToText(),
                Error = finish.Error,
                Cause = finish.Cause,
                StoppedAt = now.ToUnixTimeMilliseconds(),
            };
        }
    }

    /// <summary>Renders what is to be written; on the execution's own thread, to spare the writer's.</summary>
    public void Pack()
    {
        _packed = _events.Count == 0 ? default : HistoryRows.Pack(_events);

        // What succeeded cannot be redriven, so nobody will ask for its state again.
        _blob = _record.Status == ExecutionRecord.Succeeded ? default : _state.Serialize();
    }

    /// <summary>Writes a new execution with its first turn.</summary>
    public void WriteFirst(SqliteConnection connection)
    {
        ExecutionRows.Insert(connection, _record, _blob.Span);
        WriteStatus(connection, ExecutionRecord.Running);
        WriteRest(connection);
    }

    /// <summary>Writes further turns.</summary>
    public void Write(SqliteConnection connection)
    {
        if (IsFinished || _record.RedriveCount != before.Record.RedriveCount)
        {
            ExecutionRows.Update(connection, _record, _blob.Span);
        }
        else
        {
            ExecutionRows.Update(connection, _record.Id, _record.LastEvent, _blob.Span);
        }

        if (_record.RedriveCount != before.Record.RedriveCount)
        {
            WriteStatus(connection, ExecutionRecord.Running);
        }

        foreach (var signal in _signals)
        {
            Acknowledge(connection, signal);
        }

        WriteRest(connection);
    }

    private void WriteRest(SqliteConnection connection)
    {
        if (_events.Count > 0)
        {
            HistoryRows.Append(connection, _record.Id, _events[0].Id, _packed.Span);
        }

        foreach (var command in _commands)
        {
            Promise(connection, command);
        }

        if (IsFinished)
        {
            PendingRows.DeleteAll(connection, _record.Id);
            WriteStatus(connection, _record.Status);
            if (_record is { IsExpress: true, MapRunArn: null })
            {
                ExecutionRows.Delete(connection, _record.Id);
            }
        }
    }

    private void WriteStatus(SqliteConnection connection, string status)
    {
        // AWS tells of STANDARD executions only, and not of a Map's children.
        if (!_record.IsExpress && _record.MapRunArn is null)
        {
            StatusEventRows.Add(connection, _record.Id, status, _record.RedriveCount, now.ToUnixTimeMilliseconds());
        }
    }

    private void Acknowledge(SqliteConnection connection, Signal signal)
    {
        switch (signal)
        {
            case Signal.TaskSubmitted(var task, _):
                PendingRows.Submitted(connection, _record.Id, task);
                break;
            case Signal.TaskStarted(var task, _):
                PendingRows.TakenByWorker(connection, _record.Id, task);
                break;
            case Signal.TaskSucceeded(var task, _):
                PendingRows.DeleteTask(connection, _record.Id, task);
                break;
            case Signal.TaskFailed(var task, _, _):
                PendingRows.DeleteTask(connection, _record.Id, task);
                break;
            case Signal.TimerFired(var timer):
                PendingRows.DeleteTimer(connection, _record.Id, timer);
                break;
            case Signal.Continue:
                PendingRows.DeleteYield(connection, _record.Id);
                break;
        }
    }

    private void Promise(SqliteConnection connection, Command command)
    {
        switch (command)
        {
            case Command.ScheduleTask task:
                var activity = task.Resource.Kind == TaskResourceKind.Activity ? task.Resource.Arn : null;
                PendingRows.AddTask(connection, _record.Id, task.TaskId, activity);
                break;
            case Command.CancelTask(var task):
                PendingRows.DeleteTask(connection, _record.Id, task);
                break;
            case Command.SetTimer(var timer, var due):
                PendingRows.SetTimer(connection, _record.Id, timer, Due(due));
                break;
            case Command.CancelTimer(var timer):
                PendingRows.DeleteTimer(connection, _record.Id, timer);
                break;
            case Command.Yield:
                PendingRows.AddYield(connection, _record.Id);
                break;
            case Command.StartMapRun start:
                MapRunRows.Put(connection, MapRunRecord.Of(_record.Id, _state.Info, start, now.ToUnixTimeMilliseconds()));
                break;
            case Command.RedriveMapRun(var mapRun):
                MapRunRows.Redrive(connection, _record.Id, mapRun, now.ToUnixTimeMilliseconds());
                break;
            case Command.StopMapRun(var mapRun):
                MapRunRows.Abort(connection, _record.Id, mapRun, now.ToUnixTimeMilliseconds());
                break;
        }
    }

    // Never a moment early: what is due within a millisecond is due at its end.
    private static long Due(DateTimeOffset due) =>
        (due.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
}
