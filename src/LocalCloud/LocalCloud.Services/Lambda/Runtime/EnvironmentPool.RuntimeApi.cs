namespace LocalCloud.Services.Lambda.Runtime;

/// <content>What the Runtime API asks of the pool.</content>
internal sealed partial class EnvironmentPool
{
    /// <summary>Waits for the next invocation of an environment.</summary>
    /// <param name="environmentId">Empty for one that a developer started.</param>
    /// <param name="cancellationToken">The poll's connection is gone.</param>
    /// <returns>Null if there is no such environment, or no longer.</returns>
    public async Task<PendingInvocation?> NextAsync(string environmentId, CancellationToken cancellationToken)
    {
        var poll = new TaskCompletionSource<PendingInvocation>(TaskCreationOptions.RunContinuationsAsynchronously);
        RuntimeEnvironment? environment;
        lock (_gate)
        {
            environment = Find(environmentId);
            if (environment is null)
            {
                return null;
            }
        }

        TellNow(environment);
        lock (_gate)
        {
            environment.Poll = poll;
            environment.IdleSince = _options.WallClock.GetUtcNow();
            environment.Beginning = false;
            environment.Limit?.Dispose();
            environment.Limit = null;
        }

        await using var gone = cancellationToken.Register(() => StoppedPolling(environment, poll));
        Match();
        Reap();
        try
        {
            return await poll.Task;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Puts an invocation back that its environment never received.</summary>
    public void PutBack(PendingInvocation invocation)
    {
        lock (_gate)
        {
            if (_stopped || !_serving.Remove(invocation.Call.RequestId, out var environment))
            {
                return;
            }

            environment.Current = null;
            environment.Limit?.Dispose();
            environment.Limit = null;
            _environments.Remove(environment);
            environment.Process?.Kill();
            _waiting.AddFirst(invocation);
        }

        Match();
    }

    /// <summary>Takes an answer.</summary>
    /// <returns>False if nobody waits for it.</returns>
    public bool Respond(string requestId, ReadOnlyMemory<byte> payload) => End(
        requestId,
        (_, tail) => new Contracts.InvocationResult(payload, FunctionError: null, requestId, tail));

    /// <summary>Takes an error.</summary>
    /// <returns>False if nobody waits for it.</returns>
    public bool Fail(string requestId, FunctionFault fault) => End(requestId, (_, tail) => fault.ToResult(requestId, tail));

    /// <summary>Takes the error of an initialisation; the process will end of itself.</summary>
    public void FailInit(string environmentId, FunctionFault fault)
    {
        lock (_gate)
        {
            if (_environments.Find(e => e.Id == environmentId && !e.IsDevelopers) is { } environment)
            {
                environment.InitFault = fault;
            }
        }
    }

    private RuntimeEnvironment? Find(string environmentId)
    {
        if (_stopped)
        {
            return null;
        }

        if (environmentId.Length == 0)
        {
            var developers = new RuntimeEnvironment("", _platform, Append);
            _environments.Add(developers);
            return developers;
        }

        // One that asks while it serves has lost track of itself; its process will be told that it is unknown, and end.
        return _environments.Find(e => e.Id == environmentId && e.Current is null && e.Poll is null);
    }

    private void StoppedPolling(RuntimeEnvironment environment, TaskCompletionSource<PendingInvocation> poll)
    {
        lock (_gate)
        {
            if (environment.Poll != poll)
            {
                return;
            }

            environment.Poll = null;
            if (environment.IsDevelopers)
            {
                _environments.Remove(environment);
            }
        }

        poll.TrySetCanceled();
    }
}
