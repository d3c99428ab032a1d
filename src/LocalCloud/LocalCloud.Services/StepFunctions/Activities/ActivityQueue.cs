using System.Collections.Concurrent;
using LocalCloud.Asl.Execution;
using LocalCloud.Services.StepFunctions.Engine;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Activities;

/// <summary>A task handed to a worker.</summary>
internal sealed record ActivityTask(string Token, string Input);

/// <summary>
/// Hands tasks to workers, the oldest first. A worker that finds none waits, on the wall's clock, for a minute: that is
/// between it and its HTTP connection.
/// </summary>
internal sealed class ActivityQueue
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly LocalStore _store;
    private readonly ExecutionEngine _engine;
    private readonly TimeProvider _wall;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _news = new();

    public ActivityQueue(LocalStore store, ExecutionEngine engine, TimeProvider wall)
    {
        _store = store;
        _engine = engine;
        _wall = wall;
        engine.ActivityScheduled = arn => News(arn).TrySetResult();
    }

    /// <summary>Takes the oldest task, or waits for one.</summary>
    /// <returns>Null if none came in a minute.</returns>
    public async Task<ActivityTask?> TakeAsync(string activity, string? worker, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(s_patience, _wall);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (true)
        {
            // Taken before the look, so that a task that comes after it is not missed.
            var news = News(activity);
            if (await TryTakeAsync(activity, worker) is { } task)
            {
                return task;
            }

            try
            {
                await news.Task.WaitAsync(either.Token);
                _news.TryRemove(KeyValuePair.Create(activity, news));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return null;
            }
        }
    }

    private async Task<ActivityTask?> TryTakeAsync(string activity, string? worker)
    {
        while (_store.Read(connection => PendingRows.OldestOf(connection, activity)) is var (execution, id))
        {
            var scheduled = _engine.Scheduled(execution, id);

            // The execution decides who of several workers has it: for all others the signal means nothing.
            if (await _engine.SendAsync(execution, new Signal.TaskStarted(id, worker)) && scheduled?.TaskToken is { } token)
            {
                return new ActivityTask(token, scheduled.Parameters.ToText());
            }
        }

        return null;
    }

    private TaskCompletionSource News(string activity) => _news.GetOrAdd(
        activity, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
