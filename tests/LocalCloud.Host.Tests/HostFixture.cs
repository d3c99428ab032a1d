using Testing;

namespace LocalCloud.Host.Tests;

/// <summary>A cloud on a free port whose time stands still until a test advances it.</summary>
public sealed class HostFixture : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();

    public LocalCloudHost Host { get; private set; } = null!;

    public HttpClient Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await LocalCloudHost.StartAsync(
            new LocalCloudOptions { DataDirectory = _directory.Path, Port = 0, TimeScale = 0 }, CancellationToken.None);
        Admin = new HttpClient { BaseAddress = new Uri(Host.Endpoint, "_local/") };
        Admin.DefaultRequestHeaders.Add("X-Local-Admin", "1");
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Host.DisposeAsync();
        _directory.Dispose();
    }
}
