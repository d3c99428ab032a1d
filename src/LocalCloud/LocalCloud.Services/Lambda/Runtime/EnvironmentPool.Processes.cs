using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Lambda.Runtime;

/// <content>The life of the pool's processes.</content>
internal sealed partial class EnvironmentPool
{
    private void StartProcess(RuntimeEnvironment environment)
    {
        FunctionProcess process;
        try
        {
#pragma warning disable CA2000 // Whoever observes it disposes it, when it has ended.
            process = _starter.Start(_function, environment.Id, line => Wrote(environment, line));
#pragma warning restore CA2000
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            Log.NotStarted(_log, e, _function.Name);
            Gone(environment, id => FunctionFault.NotStarted(id, e.Message));
            return;
        }

        var observed = ObserveAsync(environment, process);
        bool stopped;
        lock (_gate)
        {
            stopped = _stopped;
            environment.Process = process;
            _observed.Add(observed);
            if (environment.Beginning)
            {
                environment.Limit = After(_options.InitTimeout, () => BeganTooLate(environment));
            }
        }

        _ = observed.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        Log.Started(_log, _function.Name, process.Id);
        if (stopped)
        {
            process.Kill();
        }
    }

    private void Forget(Task observed)
    {
        lock (_gate)
        {
            _observed.Remove(observed);
        }
    }

    private async Task ObserveAsync(RuntimeEnvironment environment, FunctionProcess process)
    {
        var code = await process.Exited;
        Log.Ended(_log, _function.Name, process.Id, code);
        Gone(environment, id => FunctionFault.Exited(id, HowItEnded(code)));
        await process.DisposeAsync();
    }

    // Above 128 a shell's way of telling a signal, which is how .NET tells it too.
    private static string? HowItEnded(int code) => code switch
    {
        0 => null,
        137 => "signal: killed",
        134 => "signal: aborted",
        139 => "signal: segmentation fault",
        143 => "signal: terminated",
        _ => $"exit status {code}",
    };

    private void Wrote(RuntimeEnvironment environment, string line)
    {
        environment.Tail.Add(line);
        Log.Output(_log, _function.Name, line);
    }

    private void TimedOut(RuntimeEnvironment environment, PendingInvocation invocation, TimeSpan timeout)
    {
        var id = invocation.Call.RequestId;
        if (End(id, (_, tail) => FunctionFault.TimedOut(id, timeout).ToResult(id, tail)))
        {
            Log.TimedOut(_log, _function.Name, _function.TimeoutSeconds);
            Remove(environment);
            environment.Process?.Kill();
            Match();
        }
    }

    private void BeganTooLate(RuntimeEnvironment environment)
    {
        lock (_gate)
        {
            if (!environment.Beginning)
            {
                return;
            }
        }

        Gone(environment, id => FunctionFault.TimedOut(id, _options.InitTimeout));
        environment.Process?.Kill();
    }

    private void Remove(RuntimeEnvironment environment)
    {
        lock (_gate)
        {
            _environments.Remove(environment);
        }
    }

    /// <summary>An environment will serve no more: fail what it served, or would have served.</summary>
    private void Gone(RuntimeEnvironment environment, Func<string, FunctionFault> fault)
    {
        PendingInvocation? hit = null;
        bool served;
        lock (_gate)
        {
            served = environment.Current is not null;
            if (_environments.Remove(environment) && environment.Beginning && _waiting.First is { } first)
            {
                hit = first.Value;
                _waiting.RemoveFirst();
            }

            hit = environment.Current ?? hit;
            environment.Beginning = false;
            environment.Limit?.Dispose();
        }

        if (hit is not null)
        {
            var id = hit.Call.RequestId;
            InvocationResult Result(string tail) => (environment.InitFault ?? fault(id)).ToResult(id, tail);
            if (served)
            {
                End(id, (_, tail) => Result(tail));
            }
            else
            {
                hit.End(Result(""));
            }
        }

        TellNow(environment);
        Match();
    }
}
