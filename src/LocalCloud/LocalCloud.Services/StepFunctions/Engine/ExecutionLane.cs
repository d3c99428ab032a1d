using LocalCloud.Asl.Execution;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>
/// One execution's signals, taken one batch after the other: each batch is one commit, and the next is not looked at before
/// its commands are under way. Lanes run side by side.
/// </summary>
internal sealed class ExecutionLane(long id, LaneWork work)
{
    private const int LargestBatch = 100;

    private readonly Lock _gate = new();
    private readonly Queue<Pending> _queue = new();
    private LiveExecution? _live;
    private IDisposable? _work;
    private bool _retired;

    /// <summary>The execution's id.</summary>
    public long Id => id;

    /// <summary>Makes the lane wait for <see cref="Open"/>: its execution is being started.</summary>
    public void Hold() => _work = work.BeginWork();

    /// <summary>The execution was started (or was not: null), signals that came meanwhile are taken.</summary>
    public void Open(LiveExecution? live)
    {
        _live = live;
        Continue();
    }

    /// <summary>Queues a signal.</summary>
    /// <returns>Null if this lane was given up: ask for the execution's lane again.</returns>
    public Task<bool>? Send(Signal signal)
    {
        var pending = new Pending(signal);
        lock (_gate)
        {
            if (_retired)
            {
                return null;
            }

            _queue.Enqueue(pending);
            if (_work is not null)
            {
                return pending.Done.Task;
            }

            _work = work.BeginWork();
        }

        ThreadPool.UnsafeQueueUserWorkItem(static lane => _ = lane.RunAsync(), this, preferLocal: false);
        return pending.Done.Task;
    }

    /// <summary>Gives the lane up if it has nothing to do.</summary>
    /// <returns>Whether it was given up.</returns>
    public bool TryRetire()
    {
        lock (_gate)
        {
            _retired |= _work is null;
            return _retired;
        }
    }

    private void Continue() => ThreadPool.UnsafeQueueUserWorkItem(static lane => _ = lane.RunAsync(), this, preferLocal: false);

#pragma warning disable CA1031 // The outermost loop of a lane: a failure belongs to those who sent the signals.
    private async Task RunAsync()
    {
        var batch = new List<Pending>();
        while (TakeBatch(batch))
        {
            try
            {
                await TurnAsync(batch);
            }
            catch (Exception e)
            {
                // Whether the commit took place is not known: the next turn begins from what is on disk.
                _live = null;
                Log.TurnFailed(work.Logger, e, id);
                foreach (var pending in batch)
                {
                    pending.Done.TrySetException(e);
                }
            }
        }
    }
#pragma warning restore CA1031

    private bool TakeBatch(List<Pending> batch)
    {
        batch.Clear();
        lock (_gate)
        {
            while (batch.Count < LargestBatch && _queue.TryDequeue(out var pending))
            {
                batch.Add(pending);
            }

            if (batch.Count == 0)
            {
                _work?.Dispose();
                _work = null;
            }
        }

        if (batch.Count == 0)
        {
            work.Idle(this, keep: _live?.State.Status == ExecutionStatus.Running);
        }

        return batch.Count > 0;
    }

    private async Task TurnAsync(List<Pending> batch)
    {
        _live ??= work.Load(id);
        if (_live is null)
        {
            foreach (var pending in batch)
            {
                pending.Done.TrySetResult(false);
            }

            return;
        }

        var turns = new TurnBatch(_live, work.Now);
        foreach (var pending in batch)
        {
            pending.Applied = turns.Take(pending.Signal, work.Random);
        }

        if (turns.HasChanges)
        {
            await work.CommitAsync(turns);
            _live = turns.After;
        }

        foreach (var pending in batch)
        {
            pending.Done.TrySetResult(pending.Applied);
        }

        work.CarryOut(_live, turns.Commands);
    }

    private sealed class Pending(Signal signal)
    {
        public Signal Signal { get; } = signal;

        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Applied { get; set; }
    }
}
