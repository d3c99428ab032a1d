namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>Work that somebody else may cancel, also while it ends: cancelling what is disposed does nothing.</summary>
internal abstract class Cancellable : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly Lock _gate = new();
    private bool _disposed;

    protected Cancellable() => Token = _cancel.Token;

    /// <summary>Is cancelled with the work.</summary>
    public CancellationToken Token { get; }

    public void Cancel()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _cancel.Cancel();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _cancel.Dispose();
        }
    }
}
