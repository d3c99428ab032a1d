using System.Collections.Concurrent;
using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;
using LocalCloud.Services.StepFunctions.Integrations;
using LocalCloud.Services.Time;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>
/// Has the tasks of executions done, each at least once: one that was under way when the process was killed is done again,
/// as AWS retries what it does not know the outcome of.
/// </summary>
internal sealed class TaskDispatcher(
    IReadOnlyList<IIntegration> integrations, ISignals signals, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(long Execution, long Task), Running> _running = new();
    private volatile bool _stopped;

    /// <summary>Does a task; one that is under way already goes on.</summary>
    public void Start(long execution, ExecutionInfo info, Command.ScheduleTask task)
    {
        var running = new Running();
        if (_stopped || !_running.TryAdd((execution, task.TaskId), running))
        {
            running.Dispose();
            return;
        }

        running.Work = clock.StartWork(() => RunAsync(execution, info, task, running.Token));
    }

    /// <summary>Stops waiting for a task's answer.</summary>
    public void Cancel(long execution, long task)
    {
        if (_running.TryGetValue((execution, task), out var running))
        {
            running.Cancel();
        }
    }

    /// <summary>Stops waiting for all answers; the tasks are done again at the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopped = true;
        foreach (var running in _running.Values)
        {
            running.Cancel();
        }

        await Task.WhenAll(_running.Values.Select(running => running.Work));
    }

    private async Task RunAsync(long execution, ExecutionInfo info, Command.ScheduleTask task, CancellationToken token)
    {
        try
        {
            // Not awaited: the work need not wait for the disk to know that it began.
            var started = TellAsync(execution, new Signal.TaskStarted(task.TaskId), token);
            var answer = await DoAsync(Call(execution, info, task), token);
            await started;
            await TellAsync(execution, ToSignal(task, answer), token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Nobody waits for the answer, or it comes at the next start.
        }
        finally
        {
            if (_running.TryRemove((execution, task.TaskId), out var running))
            {
                running.Dispose();
            }
        }
    }

    private static Signal ToSignal(Command.ScheduleTask task, TaskAnswer answer) => answer switch
    {
        TaskAnswer.Done(var output) when task.Resource.Pattern == IntegrationPattern.RequestResponse
            => new Signal.TaskSucceeded(task.TaskId, output),
        TaskAnswer.Done(var output) => new Signal.TaskSubmitted(task.TaskId, output),
        TaskAnswer.Failed(var error, var cause) => new Signal.TaskFailed(task.TaskId, error, cause),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No such answer."),
    };

    private static TaskCall Call(long execution, ExecutionInfo info, Command.ScheduleTask task) =>
        new(execution, info, task.TaskId, task.Resource, task.Parameters)
        {
            RoleArn = ((task.Credentials as JsonObject)?["RoleArn"] as JsonString)?.Value ?? info.RoleArn,
        };

#pragma warning disable CA1031 // Whatever a service throws fails its task and no more.
    private async Task<TaskAnswer> DoAsync(TaskCall call, CancellationToken token)
    {
        try
        {
            var integration = integrations.FirstOrDefault(candidate => candidate.Supports(call.Resource));
            return integration is null
                ? new TaskAnswer.Failed("States.Runtime", $"'{call.Resource.Arn}' is not here any more.")
                : await integration.RunAsync(call, token);
        }
        catch (Exception e) when (e is not OperationCanceledException || !token.IsCancellationRequested)
        {
            Log.TaskFailed(logger, e, call.ExecutionId, call.TaskId);
            return new TaskAnswer.Failed("States.TaskFailed", e.Message);
        }
    }

    private async Task TellAsync(long execution, Signal signal, CancellationToken token)
    {
        while (true)
        {
            try
            {
                await signals.SendAsync(execution, signal);
                return;
            }
            catch (Exception) when (!token.IsCancellationRequested)
            {
                // The lane logged it. The answer must not be lost to a disk that is full for a while.
                await Task.Delay(s_pause, TimeProvider.System, token);
            }
        }
    }
#pragma warning restore CA1031

    private sealed class Running : Cancellable
    {
        public Task Work { get; set; } = Task.CompletedTask;
    }
}
