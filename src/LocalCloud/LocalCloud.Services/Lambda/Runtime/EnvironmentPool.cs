using LocalCloud.Services.Contracts;
using LocalCloud.Services.Telemetry;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Lambda.Runtime;

/// <summary>The execution environments of one function, and the invocations that wait for one.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>what happens</term><description>what the pool does</description></listheader>
/// <item><term>an invocation comes</term><description>an idle environment serves it, a developer's first and then the one used
/// last; else it waits, and a process is started for it while there are fewer than MaxProcesses</description></item>
/// <item><term>a process does not begin, or ends, in time</term><description>it is killed; the invocation it served fails</description></item>
/// <item><term>a process ends</term><description>the invocation it served fails; one that never began takes the first that waits
/// with it, so that a broken function answers instead of starting for ever</description></item>
/// <item><term>more are idle than KeepWarm</term><description>those idle for IdleTime are ended</description></item>
/// </list>
/// </remarks>
internal sealed partial class EnvironmentPool : IFunctionRunner, IAsyncDisposable
{
    // Only for one that answers and then neither asks again nor ends.
    private static readonly TimeSpan s_logTime = TimeSpan.FromSeconds(2);

    private readonly FunctionDefinition _function;
    private readonly ProcessStarter _starter;
    private readonly IIdSource _ids;
    private readonly LambdaOptions _options;
    private readonly FunctionLogs _logs;
    private readonly ILogger _log;
    private readonly ITimer _reaper;
    private readonly PlatformLines _platform;
    private readonly Lock _gate = new();
    private readonly LinkedList<PendingInvocation> _waiting = new();
    private readonly List<RuntimeEnvironment> _environments = [];
    private readonly Dictionary<string, RuntimeEnvironment> _serving = new(StringComparer.Ordinal);
    private readonly HashSet<Task> _observed = [];
    private bool _stopped;

    public EnvironmentPool(
        FunctionDefinition function,
        ProcessStarter starter,
        IIdSource ids,
        LambdaOptions options,
        FunctionLogs logs,
        ILogger log)
    {
        _function = function;
        _starter = starter;
        _ids = ids;
        _options = options;
        _logs = logs;
        _log = log;
        _platform = new PlatformLines(function.LogFormat == "JSON", function.MemorySize, options.WallClock);
        _reaper = options.WallClock.CreateTimer(
            _ => Reap(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public async Task<InvocationResult> RunAsync(FunctionCall call)
    {
        await _starter.Ready;
        var invocation = new PendingInvocation(call);
        lock (_gate)
        {
            if (_stopped)
            {
                throw new OperationCanceledException($"{_function.Name} runs no more.");
            }

            _waiting.AddLast(invocation);
            if (_function.Executable is null && !_environments.Exists(e => e.Poll is not null))
            {
                Log.WaitsForDeveloper(_log, _function.Name);
            }
        }

        Match();
        return await invocation.Ended;
    }

    /// <summary>Ends every process and every poll; invocations that have not ended are abandoned.</summary>
    public void Stop()
    {
        List<RuntimeEnvironment> environments;
        List<PendingInvocation> abandoned;
        List<Action> tells;
        lock (_gate)
        {
            _stopped = true;
            environments = [.. _environments];
            abandoned = [.. _waiting, .. _serving.Values.Select(e => e.Current!)];
            tells = [.. environments.Select(e => e.Tell).OfType<Action>()];
            _environments.Clear();
            _waiting.Clear();
            _serving.Clear();
            foreach (var environment in environments)
            {
                environment.Limit?.Dispose();
                environment.Poll?.TrySetCanceled();
            }
        }

        environments.ForEach(e => e.Process?.Kill());
        abandoned.ForEach(i => i.Abandon());
        tells.ForEach(tell => tell());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Stop();
        await _reaper.DisposeAsync();
        Task[] observed;
        lock (_gate)
        {
            observed = [.. _observed];
        }

        await Task.WhenAll(observed);
    }

    /// <summary>Brings what waits together with what is idle, and starts what is missing.</summary>
    private void Match()
    {
        while (true)
        {
            TaskCompletionSource<PendingInvocation>? poll = null;
            PendingInvocation? invocation = null;
            RuntimeEnvironment? starting = null;
            lock (_gate)
            {
                if (_stopped || _waiting.First is not { } first)
                {
                    return;
                }

                var idle = _environments.Where(e => e.Poll is not null)
                    .OrderByDescending(e => e.IsDevelopers)
                    .ThenByDescending(e => e.IdleSince)
                    .FirstOrDefault();
                if (idle is not null)
                {
                    _waiting.RemoveFirst();
                    invocation = first.Value;
                    poll = idle.Poll;
                    HandOver(idle, invocation);
                }
                else if (MayStart())
                {
                    starting = new RuntimeEnvironment(_ids.NewHex(32), _platform, Append) { Beginning = true };
                    _environments.Add(starting);
                }
                else
                {
                    return;
                }
            }

            if (starting is not null)
            {
                StartProcess(starting);
            }
            else
            {
                poll!.TrySetResult(invocation!);
            }
        }
    }

    // Those that begin, or have just answered, are about to ask; only for what is left over is one more worth its start.
    private bool MayStart() =>
        _function.Executable is not null
        && _environments.Count(e => e is { Poll: null, Current: null }) < _waiting.Count
        && _environments.Count(e => !e.IsDevelopers) < _options.MaxProcesses;

    private void HandOver(RuntimeEnvironment environment, PendingInvocation invocation)
    {
        var now = _options.WallClock.GetUtcNow();
        var timeout = TimeSpan.FromSeconds(_function.TimeoutSeconds);
        environment.Poll = null;
        environment.Current = invocation;
        environment.LastRequestId = invocation.Call.RequestId;
        invocation.StartedAt = now;
        invocation.Deadline = now + timeout;
        _serving[invocation.Call.RequestId] = environment;
        environment.Tail.Start(invocation.Call.RequestId);
        if (!environment.IsDevelopers)
        {
            environment.Limit = After(timeout, () => TimedOut(environment, invocation, timeout));
        }
    }

    private void Append(string? requestId, string line) => _logs.Append(_function.Name, requestId, line);

    private ITimer After(TimeSpan time, Action act) =>
        _options.WallClock.CreateTimer(_ => act(), null, time, Timeout.InfiniteTimeSpan);

    /// <summary>Ends an invocation, if it has not ended, with what became of it.</summary>
    /// <returns>False if nobody serves it.</returns>
    private bool End(string requestId, Func<PendingInvocation, string, InvocationResult> result)
    {
        PendingInvocation invocation;
        RuntimeEnvironment environment;
        var took = TimeSpan.Zero;
        void Tell() => invocation.End(result(
            invocation,
            environment.Tail.End(requestId, took)));

        lock (_gate)
        {
            if (!_serving.Remove(requestId, out environment!))
            {
                return false;
            }

            invocation = environment.Current!;
            environment.Current = null;
            environment.Limit?.Dispose();
            environment.Limit = null;
            took = _options.WallClock.GetUtcNow() - invocation.StartedAt;
            if (invocation.Call.WantsLog && environment.Process is not null)
            {
                // What it wrote is on its way through a pipe, its answer came by a socket. By the time it asks again the
                // pipe has been read; one that does not ask is not waited for.
                environment.Tell = Tell;
                environment.Limit = After(s_logTime, () => TellNow(environment));
                return true;
            }

            if (environment.IsDevelopers)
            {
                // A developer's asks again, as a new one.
                _environments.Remove(environment);
            }
        }

        Tell();
        return true;
    }

    private void TellNow(RuntimeEnvironment environment)
    {
        Action? tell;
        lock (_gate)
        {
            tell = environment.Tell;
            environment.Tell = null;
        }

        tell?.Invoke();
    }

    private void Reap()
    {
        List<RuntimeEnvironment> ended;
        lock (_gate)
        {
            var now = _options.WallClock.GetUtcNow();
            var idle = _environments.Where(e => e is { Poll: not null, Process: not null })
                .OrderByDescending(e => e.IdleSince)
                .Skip(_options.KeepWarm)
                .ToList();
            ended = idle.FindAll(e => now - e.IdleSince >= _options.IdleTime);
            foreach (var environment in ended)
            {
                _environments.Remove(environment);
                environment.Poll!.TrySetCanceled();
            }

            if (idle.Count > ended.Count && !_stopped)
            {
                var oldest = idle.Except(ended).Min(e => e.IdleSince);
                _reaper.Change(oldest + _options.IdleTime - now, Timeout.InfiniteTimeSpan);
            }
        }

        ended.ForEach(e => e.Process!.Kill());
    }
}
