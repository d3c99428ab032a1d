using ProtectedJobs.Cli.Clouds;

namespace ProtectedJobs.Cli.Tests.Fakes;

/// <summary>Keeps what local clouds were started with, and whether they were stopped.</summary>
internal sealed class FakeClouds : ILocalClouds, ILocalCloud
{
    private readonly TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<CloudSettings> Started { get; } = [];

    public bool IsStopped { get; private set; }

    /// <summary>Done when a cloud is up.</summary>
    public Task Up => _up.Task;

    public Uri Endpoint { get; } = new("http://127.0.0.1:4570");

    public string StateMachineArn => "arn:aws:states:us-east-1:000000000000:stateMachine:ProtectedJobRun";

    public string? LedgerBucket => "ledger";

    public Task<ILocalCloud> StartAsync(CloudSettings settings, CancellationToken cancellationToken)
    {
        Started.Add(settings);
        _up.TrySetResult();
        return Task.FromResult<ILocalCloud>(this);
    }

    public ValueTask DisposeAsync()
    {
        IsStopped = true;
        return ValueTask.CompletedTask;
    }
}
