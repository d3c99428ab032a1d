using System.Collections.Concurrent;
using LocalCloud.Asl.Execution;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Services.StepFunctions.Integrations;
using LocalCloud.Services.StepFunctions.Maps;
using LocalCloud.Store;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>What the engine is made of.</summary>
/// <param name="Store">Where everything is kept.</param>
/// <param name="Interpreters">What runs the machines.</param>
/// <param name="Integrations">What tasks may call.</param>
/// <param name="Bus">Who is told of changes of status.</param>
/// <param name="Objects">What distributed Maps read from and write to.</param>
/// <param name="Settings">Account and region.</param>
/// <param name="Clock">Virtual time.</param>
/// <param name="Random">Jitter, ids.</param>
/// <param name="Logger">The log.</param>
internal sealed record EngineParts(
    LocalStore Store,
    Interpreters Interpreters,
    IReadOnlyList<IIntegration> Integrations,
    IEventBus Bus,
    IObjects? Objects,
    CloudSettings Settings,
    TimeProvider Clock,
    SharedRandom Random,
    ILogger Logger);

/// <summary>
/// Drives executions: load → turn → commit → carry out. What a commit promised is carried out again after a kill.
/// </summary>
internal sealed class ExecutionEngine : ISignals, IAsyncDisposable
{
    private readonly EngineParts _parts;
    private readonly LaneWork _work;
    private readonly Lanes _lanes;
    private readonly ExecutionStarter _starter;
    private readonly DueTimers _timers;
    private readonly TaskDispatcher _tasks;
    private readonly StatusEvents _statusEvents;
    private readonly MapRuns _mapRuns;
    private readonly ConcurrentDictionary<long, TaskCompletionSource<ExecutionRecord>> _watched = new();
    private bool _disposed;

    public ExecutionEngine(EngineParts parts)
    {
        _parts = parts;
        _work = new LaneWork(parts.Store, parts.Interpreters, parts.Clock, parts.Random, parts.Logger)
        {
            CarryOut = CarryOut,
        };
        _lanes = new Lanes(_work);
        _starter = new ExecutionStarter(parts.Store, _lanes, _work, parts.Settings);
        _timers = new DueTimers(parts.Store, this, parts.Clock, parts.Logger);
        _tasks = new TaskDispatcher(parts.Integrations, this, parts.Clock, parts.Logger);
        _statusEvents = new StatusEvents(parts.Store, parts.Bus, parts.Clock, parts.Logger);
        _mapRuns = new MapRuns(parts, this);
    }

    /// <summary>Is told of activities that got a task.</summary>
    public Action<string> ActivityScheduled { get; set; } = static _ => { };

    /// <inheritdoc/>
    public Task<bool> SendAsync(long execution, Signal signal) => _lanes.SendAsync(execution, signal);

    /// <summary>Starts an execution; see <see cref="ExecutionStarter"/>.</summary>
    public async Task<ExecutionRecord> StartAsync(NewExecution wanted, CancellationToken cancellationToken)
    {
        var record = await _starter.StartAsync(wanted, _starter.NextId(), cancellationToken);
        _statusEvents.Changed();
        return record;
    }

    /// <summary>Starts an execution and waits for its end.</summary>
    public async Task<ExecutionRecord> RunAsync(NewExecution wanted, CancellationToken cancellationToken)
    {
        var id = _starter.NextId();
        var ended = Watch(id);
        await _starter.StartAsync(wanted, id, cancellationToken);
        return await ended.WaitAsync(cancellationToken);
    }

    /// <summary>The end of an execution, whether it is over already or not.</summary>
    public async Task<ExecutionRecord> WhenEndedAsync(long id, CancellationToken cancellationToken)
    {
        var ended = Watch(id);
        return _parts.Store.Read(connection => ExecutionRows.Find(connection, id)) is { StoppedAt: not null } record
            ? record
            : await ended.WaitAsync(cancellationToken);
    }

    /// <summary>Stops an execution; nothing happens to one that is over.</summary>
    public Task<bool> StopAsync(long execution, string? error, string? cause) =>
        SendAsync(execution, new Signal.Stopped(error, cause));

    /// <summary>Redrives an execution that may be.</summary>
    /// <returns>Whether it went on; false if it changed meanwhile.</returns>
    public async Task<bool> RedriveAsync(long execution)
    {
        var redriven = await SendAsync(execution, new Signal.Redriven());
        _statusEvents.Changed();
        return redriven;
    }

    /// <summary>A task that an execution waits for, as it asked for it; null if it does not any more.</summary>
    public Command.ScheduleTask? Scheduled(long execution, long task) =>
        _work.Load(execution) is { } live
            ? live.Interpreter.Outstanding(live.State, _work.Random).OfType<Command.ScheduleTask>().FirstOrDefault(c => c.TaskId == task)
            : null;

    /// <summary>An execution as it is on disk; null if there is none, or one that cannot go on.</summary>
    public LiveExecution? Load(long execution) => _work.Load(execution);

    /// <summary>The bounds of a Map run were changed.</summary>
    public void Changed(MapRunRecord run) => _mapRuns.Changed(run);

    /// <summary>Goes on where the last process ended.</summary>
    public void Resume()
    {
        var (withTasks, yields, children) = _parts.Store.Read(static connection => (
            PendingRows.ExecutionsWithOpenTasks(connection),
            PendingRows.Yields(connection),
            PendingRows.EndedChildren(connection)));
        foreach (var execution in withTasks)
        {
            Redo(execution);
        }

        foreach (var execution in yields)
        {
            _ = SendAsync(execution, new Signal.Continue());
        }

        foreach (var child in children)
        {
            TellParent(_parts.Store.Read(connection => ExecutionRows.Find(connection, child))!);
        }

        _mapRuns.Resume();
        _timers.Start();
        _statusEvents.Start();
        Log.Resumed(_parts.Logger, withTasks.Count);
    }

    /// <summary>Stops; called again, as containers do for what a host stopped before, it does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await _timers.DisposeAsync();
        await _mapRuns.DisposeAsync();
        await _tasks.DisposeAsync();
        await _statusEvents.DisposeAsync();
    }

    private Task<ExecutionRecord> Watch(long id) =>
        _watched.GetOrAdd(
            id, static _ => new TaskCompletionSource<ExecutionRecord>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private void CarryOut(LiveExecution live, IReadOnlyList<Command> commands)
    {
        var id = live.Record.Id;
        foreach (var command in commands)
        {
            switch (command)
            {
                case Command.ScheduleTask { Resource.Kind: Asl.Definitions.TaskResourceKind.Activity } task:
                    ActivityScheduled(task.Resource.Arn);
                    break;
                case Command.ScheduleTask task:
                    _tasks.Start(id, live.State.Info, task);
                    break;
                case Command.CancelTask(var task):
                    _tasks.Cancel(id, task);
                    _ = StopChildrenAsync(id, task);
                    break;
                case Command.SetTimer(_, var due):
                    _timers.Added(due);
                    break;
                case Command.Yield:
                    _ = SendAsync(id, new Signal.Continue());
                    break;
                case Command.Finish:
                    Finished(live.Record);
                    break;
                default:
                    _mapRuns.CarryOut(live, command);
                    break;
            }
        }
    }

    private void Finished(ExecutionRecord record)
    {
        _statusEvents.Changed();
        if (_watched.TryRemove(record.Id, out var watched))
        {
            watched.TrySetResult(record);
        }

        TellParent(record);
    }

    private void TellParent(ExecutionRecord child)
    {
        if (child.Parent is { } parent && ChildAnswer.Of(child) is { } answer)
        {
            _ = SendAsync(parent, answer);
        }
    }

    private async Task StopChildrenAsync(long parent, long task)
    {
        var children = _parts.Store.Read(connection => ExecutionRows.Children(connection, parent, task));
        foreach (var child in children.Where(child => child.ParentForm > 0 && child.Status == ExecutionRecord.Running))
        {
            await StopAsync(child.Id, null, null);
        }
    }

    private void Redo(long execution)
    {
        if (_work.Load(execution) is not { } live)
        {
            return;
        }

        var open = _parts.Store.Read(connection => PendingRows.OpenTasks(connection, execution));
        var again = live.Interpreter.Outstanding(live.State, _work.Random)
            .Where(command => command is Command.ScheduleTask task && open.Contains(task.TaskId));
        CarryOut(live, [.. again]);
    }
}
