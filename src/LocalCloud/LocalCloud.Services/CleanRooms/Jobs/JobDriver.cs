using LocalCloud.Services.CleanRooms.Results;
using LocalCloud.Services.CleanRooms.Scripts;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.CleanRooms.Jobs;

/// <summary>Moves jobs along their life cycles when the clock says so, and sends their events.</summary>
/// <remarks>
/// One loop. What is due is in the store, so after a crash it goes on where it was: a change and its events are one
/// commit, results are written before the commit that says SUCCESS, and an event is forgotten only when the bus has it.
/// </remarks>
internal sealed class JobDriver : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan s_afterFailure = TimeSpan.FromSeconds(5);

    private readonly JobRoom _room;
    private readonly ResultWriter _results;
    private readonly ScriptRunner _scripts;
    private readonly IObjects _objects;
    private readonly IEventBus _bus;
    private readonly ILogger<JobDriver> _logger;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ITimer _timer;
    private readonly LoopWork _work;
    private List<TaskCompletionSource> _waiters = [];
    private Task _loop = Task.CompletedTask;
    private int _disposed;

    public JobDriver(JobRoom room, IObjects objects, IEventBus bus, CloudSettings settings, ILogger<JobDriver> logger)
    {
        _room = room;
        _objects = objects;
        _results = new ResultWriter(objects);
        _work = new LoopWork(room.Clock);
        _scripts = new ScriptRunner(objects, settings);
        _bus = bus;
        _logger = logger;
        _timer = room.Clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        room.Changed += Wake;
    }

    /// <summary>Makes the buckets of the scene, then moves what fell due while nothing ran.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await MakeBucketsAsync(cancellationToken);
        _loop = Task.Run(RunAsync, CancellationToken.None);
        Wake();
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _loop.WaitAsync(cancellationToken);
    }

    /// <summary>Waits until everything that is due by now has happened.</summary>
    public Task WhenSettledAsync(CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiters.Add(waiter);
        }

        Wake();
        return waiter.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Makes the buckets that members receive results in.</summary>
    public async Task MakeBucketsAsync(CancellationToken cancellationToken)
    {
        var targets = (_room.Scene.Memberships ?? []).Select(m => m.DefaultJobResultConfiguration?.Bucket);
        foreach (var bucket in targets.OfType<string>().Distinct())
        {
            await _objects.CreateBucketAsync(bucket, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A container disposes it twice: once as itself, once as a hosted service.
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _room.Changed -= Wake;
        await _stop.CancelAsync();
        await _loop;
        await _timer.DisposeAsync();
        _stop.Dispose();
        _wake.Dispose();
    }

    private void Wake()
    {
        if (!_stop.IsCancellationRequested)
        {
            _work.Signalled();
            _wake.Release();
        }
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await _wake.WaitAsync(_stop.Token);
                var signals = _work.Signals;
                List<TaskCompletionSource> waiters;
                lock (_gate)
                {
                    (waiters, _waiters) = (_waiters, []);
                }

                var isDone = await TryDrainAsync();
                Arm(isDone);
                _work.Done(signals);
                waiters.ForEach(w => w.TrySetResult());
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _waiters.ForEach(w => w.TrySetCanceled(_stop.Token));
        }
    }

    private async Task<bool> TryDrainAsync()
    {
        try
        {
            while (await MoveJobsAsync() | await SendEventsAsync())
            {
                // A change may make the next one due at once.
            }

            return true;
        }
#pragma warning disable CA1031 // The loop must outlive a failing write or bus; what was due is still in the store.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.DriverFailed(_logger, e);
            return false;
        }
    }

    private void Arm(bool isDone)
    {
        if (_room.Store.Read(JobTable.NextDue) is { } due)
        {
            _timer.SetFor(_room.Clock, isDone ? due : _room.Clock.GetUtcNow() + s_afterFailure);
        }
    }

    private async Task<bool> MoveJobsAsync()
    {
        var now = _room.Clock.GetUtcNow();
        var due = _room.Store.Read(connection => JobTable.Due(connection, now));
        foreach (var job in due)
        {
            await MoveAsync(job);
        }

        return due.Count > 0;
    }

    private async Task MoveAsync(Job job)
    {
        var at = job.Due!.Value;
        var next = LifeCycle.Next(job);
        if (next.Status == JobStatus.Success)
        {
            next = await DeliverAsync(next);
        }

        var moved = await _room.ReplaceAsync(job, next, at);
        if (moved)
        {
            Log.JobChanged(_logger, next.Id, next.Status.Spelling());
        }
    }

    private async Task<Job> DeliverAsync(Job job)
    {
        try
        {
            if (job.Plan.Script is not null)
            {
                var template = _room.Scene.FindTemplate(job.AnalysisTemplateArn);
                return await _scripts.RunAsync(job, template, _stop.Token) is { } error ? LifeCycle.FailScript(job, error) : job;
            }

            await _results.WriteAsync(job, _stop.Token);
            return job;
        }
        catch (Exception e) when (e is AwsException or IOException or InvalidDataException or InvalidOperationException or FormatException)
        {
            Log.DeliveryFailed(_logger, job.Id, e);
            return LifeCycle.FailDelivery(job, e.Message);
        }
    }

    private async Task<bool> SendEventsAsync()
    {
        var now = _room.Clock.GetUtcNow();
        var due = _room.Store.Read(connection => JobTable.DueEvents(connection, now));
        foreach (var (place, item) in due)
        {
            var sent = new BusEvent
            {
                Source = "aws.cleanrooms",
                DetailType = item.DetailType,
                Detail = item.Detail,
                Time = item.Time,
                Id = item.Id,
            };
            await _bus.PutAsync([sent], _stop.Token);
            await _room.Store.WriteAsync(connection => JobTable.DeleteEvent(connection, place), CancellationToken.None);
        }

        return due.Count > 0;
    }
}
