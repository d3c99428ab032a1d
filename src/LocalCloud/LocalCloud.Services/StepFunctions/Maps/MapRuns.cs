using System.Collections.Concurrent;
using LocalCloud.Asl.Execution;
using LocalCloud.Services.StepFunctions.Engine;

namespace LocalCloud.Services.StepFunctions.Maps;

/// <summary>The Map runs under way.</summary>
internal sealed class MapRuns(EngineParts parts, ExecutionEngine engine) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Running> _running = new();
    private volatile bool _stopped;

    /// <summary>Carries out a command about a Map run; its row is committed.</summary>
    public void CarryOut(LiveExecution live, Command command)
    {
        switch (command)
        {
            case Command.StartMapRun start:
                Start(live, start);
                break;
            case Command.RedriveMapRun(var mapRunId):
                // The plan is not told again with the redrive, but asked for.
                var again = live.Interpreter.Outstanding(live.State, parts.Random).OfType<Command.StartMapRun>()
                    .FirstOrDefault(start => start.MapRunId == mapRunId);
                if (again is not null)
                {
                    Start(live, again);
                }

                break;
            case Command.StopMapRun(var mapRunId):
                _ = StopAsync(live.Record.Id, mapRunId);
                break;
        }
    }

    /// <summary>Takes up what the last process left.</summary>
    public void Resume()
    {
        var (running, abandoned) = parts.Store.Read(static connection =>
            (MapRunRows.Running(connection), MapRunRows.WithAbandonedChildren(connection)));
        foreach (var run in running)
        {
            if (engine.Load(run.Execution) is { } live)
            {
                CarryOut(live, new Command.RedriveMapRun(run.MapRun));
            }
        }

        foreach (var arn in abandoned)
        {
            _ = MapRunWork.StopChildrenAsync(parts.Store, engine, arn);
        }
    }

    /// <summary>The bounds of a run were changed.</summary>
    public void Changed(MapRunRecord run)
    {
        if (_running.TryGetValue(run.Arn, out var running))
        {
            running.Work.Changed(run);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _stopped = true;
        var all = _running.Values.ToList();
        foreach (var running in all)
        {
            running.Cancel();
        }

        await Task.WhenAll(all.Select(running => running.Done));
    }

    private void Start(LiveExecution live, Command.StartMapRun command)
    {
        if (_stopped
            || parts.Store.Read(connection => MapRunRows.Find(connection, live.Record.Id, command.MapRunId)) is not { Status: MapRunRecord.Running } run)
        {
            return;
        }

        var running = new Running(new MapRunWork(live, command, run, parts, engine));
        if (_running.TryAdd(run.Arn, running))
        {
            _ = Task.Run(() => RunAsync(run));
        }
        else
        {
            running.Dispose();
            _ = StartAfterAsync(run.Arn, live, command);
        }
    }

    // A redrive may come between the end that was told and the work that has not ended quite.
    private async Task StartAfterAsync(string arn, LiveExecution live, Command.StartMapRun command)
    {
        if (_running.TryGetValue(arn, out var earlier))
        {
            await earlier.Done;
        }

        Start(live, command);
    }

#pragma warning disable CA1031 // Whatever happens to a run ends it and no more.
    private async Task RunAsync(MapRunRecord run)
    {
        var running = _running[run.Arn];
        try
        {
            var end = await running.Work.RunAsync(running.Token);
            await EndAsync(run, end);
        }
        catch (OperationCanceledException) when (running.Token.IsCancellationRequested)
        {
            // Stopped by its execution, or by the end of the process: then it goes on at the next start.
        }
        catch (Exception e)
        {
            Log.MapRunFailed(parts.Logger, e, run.Arn);
            await EndAsync(run, new Signal.MapRunFailed(run.MapRun, "States.Runtime", e.Message));
        }
        finally
        {
            _running.TryRemove(run.Arn, out _);
            running.End();
        }
    }
#pragma warning restore CA1031

    // Told first, noted after: a kill in between has the run judged again, to the same end.
    private async Task EndAsync(MapRunRecord run, Signal end)
    {
        await engine.SendAsync(run.Execution, end);
        var status = end is Signal.MapRunSucceeded ? MapRunRecord.Succeeded : MapRunRecord.Failed;
        await parts.Store.WriteAsync(
            connection => MapRunRows.End(connection, run, status, parts.Clock.NowMilliseconds()), CancellationToken.None);
    }

    private async Task StopAsync(long execution, long mapRunId)
    {
        if (parts.Store.Read(connection => MapRunRows.Find(connection, execution, mapRunId)) is not { } run)
        {
            return;
        }

        if (_running.TryGetValue(run.Arn, out var running))
        {
            running.Cancel();
            await running.Done;
        }

        await MapRunWork.StopChildrenAsync(parts.Store, engine, run.Arn);
    }

    private sealed class Running(MapRunWork work) : Cancellable
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public MapRunWork Work { get; } = work;

        public Task Done => _done.Task;

        public void End()
        {
            Dispose();
            _done.SetResult();
        }
    }
}
