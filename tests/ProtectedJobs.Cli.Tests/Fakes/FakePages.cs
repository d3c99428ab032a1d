using ProtectedJobs.Cli.Clouds;
using ProtectedJobs.Cli.Pages;

namespace ProtectedJobs.Cli.Tests.Fakes;

/// <summary>Keeps what pages were asked for, and whether they were stopped.</summary>
internal sealed class FakePages : IPageHosts, IPageHost
{
    private readonly TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<int?> Ports { get; } = [];

    public List<AwsPagesSettings> OfAws { get; } = [];

    public bool IsStopped { get; private set; }

    /// <summary>Done when pages are served.</summary>
    public Task Up => _up.Task;

    public Uri Url { get; } = new("http://127.0.0.1:4571/");

    public Task<IPageHost?> OfCloudAsync(ILocalCloud cloud, int? port, CancellationToken cancellationToken)
    {
        Ports.Add(port);
        _up.TrySetResult();
        return Task.FromResult<IPageHost?>(this);
    }

    public Task<IPageHost> OfAwsAsync(AwsPagesSettings settings, CancellationToken cancellationToken)
    {
        OfAws.Add(settings);
        _up.TrySetResult();
        return Task.FromResult<IPageHost>(this);
    }

    public ValueTask DisposeAsync()
    {
        IsStopped = true;
        return ValueTask.CompletedTask;
    }
}
