using LocalCloud.Services.Contracts;

namespace LocalCloud.Services.Lambda.Runtime;

/// <summary>An invocation that waits for an environment, or is being served by one.</summary>
internal sealed class PendingInvocation(FunctionCall call)
{
    private readonly TaskCompletionSource<InvocationResult> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FunctionCall Call { get; } = call;

    /// <summary>When it was handed over, on the wall.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When it will be ended, on the wall.</summary>
    public DateTimeOffset Deadline { get; set; }

    public Task<InvocationResult> Ended => _end.Task;

    public void End(InvocationResult result) => _end.TrySetResult(result);

    /// <summary>The host stops: nobody will know how it ended.</summary>
    public void Abandon() => _end.TrySetCanceled(new CancellationToken(canceled: true));
}
