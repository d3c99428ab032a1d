using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Maps;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Engine;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Maps;

/// <summary>
/// One Map run under way: starts its children, so many at a time, and judges their ends. Children are executions, and which of
/// them exist is all that is kept, so a run that is taken up again starts those that do not.
/// </summary>
internal sealed class MapRunWork(
    LiveExecution parent, Command.StartMapRun command, MapRunRecord run, EngineParts parts, ExecutionEngine engine)
{
    private readonly Interpreter _interpreter = parts.Interpreters.For(command.Plan.Processor);
    private TaskCompletionSource _change = NewSignal();
    private int _running;
    private long _failedItems;
    private bool _failed;

    /// <summary>The bounds were changed by UpdateMapRun.</summary>
    public void Changed(MapRunRecord changed)
    {
        run = changed;
        Tell();
    }

    /// <summary>Runs to the end and answers the signal that tells of it.</summary>
    public async Task<Signal> RunAsync(CancellationToken cancellationToken)
    {
        await engine.SendAsync(run.Execution, new Signal.MapRunStarted(run.MapRun, run.Arn));
        try
        {
            var items = await new ItemSource(parts.Objects).ReadAsync(command.Plan, cancellationToken);
            var inputs = command.Plan.ChildInputs(items);
            await parts.Store.WriteAsync(
                connection => MapRunRows.SetTotals(connection, run.Arn, inputs.Count, items.Count), cancellationToken);
            await RunChildrenAsync(inputs, items.Count, cancellationToken);
            if (_failed)
            {
                return new Signal.MapRunFailed(
                    run.MapRun,
                    "States.ExceedToleratedFailureThreshold",
                    "The specified tolerated failure threshold was exceeded");
            }
        }
        catch (MapRunException e)
        {
            return new Signal.MapRunFailed(run.MapRun, e.Error, e.Message);
        }
        catch (AwsException e)
        {
            return new Signal.MapRunFailed(run.MapRun, "States.ItemReaderFailed", $"{e.Code}: {e.Message}");
        }

        return await ConcludeAsync(cancellationToken);
    }

    private async Task<Signal> ConcludeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var children = parts.Store.Read(connection => ExecutionRows.OfMapRun(connection, run.Arn));
            var output = await new MapResults(parts.Objects).MakeAsync(command.Plan, run.Arn, children, cancellationToken);
            return new Signal.MapRunSucceeded(run.MapRun, output);
        }
        catch (AwsException e)
        {
            return new Signal.MapRunFailed(run.MapRun, "States.ResultWriterFailed", $"{e.Code}: {e.Message}");
        }
    }

    private async Task RunChildrenAsync(
        IReadOnlyList<ChildInput> inputs, int totalItems, CancellationToken cancellationToken)
    {
        var under = new List<Task>();
        var existing = parts.Store.Read(connection => ExecutionRows.OfMapRun(connection, run.Arn))
            .ToDictionary(child => child.ItemIndex!.Value);
        foreach (var input in inputs)
        {
            await UntilAsync(() => _running < Concurrency || _failed, cancellationToken);

            if (_failed)
            {
                break;
            }

            Interlocked.Increment(ref _running);
            under.Add(RunChildAsync(input, existing.GetValueOrDefault(input.FirstItem), totalItems, cancellationToken));
        }

        await UntilAsync(() => _running == 0 || _failed, cancellationToken);
        if (_failed)
        {
            await StopChildrenAsync(parts.Store, engine, run.Arn);
        }

        await Task.WhenAll(under);
    }

    /// <summary>Stops what runs of a Map run.</summary>
    public static async Task StopChildrenAsync(LocalStore store, ExecutionEngine engine, string mapRunArn)
    {
        var running = store.Read(connection => ExecutionRows.OfMapRun(connection, mapRunArn))
            .Where(child => child.Status == ExecutionRecord.Running);
        foreach (var child in running)
        {
            await engine.StopAsync(child.Id, null, null);
        }
    }

    private long Concurrency => run.MaxConcurrency is 0 or > MapRunPlan.MaximumConcurrency
        ? MapRunPlan.MaximumConcurrency
        : run.MaxConcurrency;

    private async Task RunChildAsync(
        ChildInput input, ExecutionRecord? existing, int totalItems, CancellationToken cancellationToken)
    {
        try
        {
            var child = await StartAsync(input, existing, cancellationToken);
            var ended = await engine.WhenEndedAsync(child.Id, cancellationToken);
            if (ended.Status != ExecutionRecord.Succeeded)
            {
                var failed = Interlocked.Add(ref _failedItems, input.ItemCount);
                _failed |= Tolerance.IsExceeded(failed, totalItems);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            Tell();
        }
    }

    // The signal is taken before the look, so that a change after it is not missed.
    private async Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var change = Volatile.Read(ref _change).Task;
            if (condition())
            {
                return;
            }

            await change.WaitAsync(cancellationToken);
        }
    }

    private void Tell() => Interlocked.Exchange(ref _change, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FailureTolerance Tolerance => new(
        run.ToleratedFailureCount is >= 0 and var count ? count : null,
        run.ToleratedFailurePercentage is >= 0 and var percentage ? percentage : null);

    private async Task<ExecutionRecord> StartAsync(
        ChildInput input, ExecutionRecord? existing, CancellationToken cancellationToken)
    {
        if (existing is null || (existing.IsExpress && IsToBeRedriven(existing)))
        {
            if (existing is not null)
            {
                await parts.Store.WriteAsync(connection => ExecutionRows.Delete(connection, existing.Id), cancellationToken);
            }

            return await engine.StartAsync(Child(input), cancellationToken);
        }

        if (IsToBeRedriven(existing))
        {
            await engine.RedriveAsync(existing.Id);
        }

        return existing;
    }

    private bool IsToBeRedriven(ExecutionRecord child) =>
        child.Status is ExecutionRecord.Failed or ExecutionRecord.TimedOut or ExecutionRecord.Aborted
        && child.StoppedAt <= run.RedrivenAt && child.RedriveCount < run.RedriveCount;

    private NewExecution Child(ChildInput input)
    {
        var machineArn = MapRunArns.MachineOf(run.Arn);
        var machine = StatesArn.Parse(machineArn, "stateMachine");
        var name = MapRunArns.ChildName(run.Arn, input.FirstItem);
        return new NewExecution
        {
            Arn = command.Plan.IsExpress ? machine.Express(name, name) : machine.Execution(name),
            Name = name,
            MachineArn = machineArn,
            Revision = parent.Record.Revision,
            RoleArn = parent.State.Info.RoleArn,
            Interpreter = _interpreter,
            Input = input.Input,
            MapRun = (run.Arn, input.FirstItem, input.ItemCount),
        };
    }
}
