using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.S3;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3;
using LocalCloud.Services.Tests.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Services.Tests.S3;

/// <summary>S3 behind a front door, with the official client and a recorder in place of the event bus.</summary>
internal sealed class TestObjects : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    private readonly string[] _denied;

    private TestObjects(TemporaryFolder folder, TestDoor door, RecordedEvents events, string[] denied)
    {
        _folder = folder;
        _denied = denied;
        Door = door;
        Events = events;
        Client = new AmazonS3Client(
            new BasicAWSCredentials("local", "local"),
            new AmazonS3Config { ServiceURL = door.Endpoint.ToString(), ForcePathStyle = true, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
    }

    public TestDoor Door { get; private set; }

    public RecordedEvents Events { get; }

    public AmazonS3Client Client { get; }

    public string Directory => _folder.Path;

    public IObjects Objects => Door.Services.GetRequiredService<IObjects>();

    /// <summary>The files of objects, but not of the database.</summary>
    public int FileCount => System.IO.Directory.Exists(Path.Combine(Directory, "objects"))
        ? System.IO.Directory.EnumerateFiles(Path.Combine(Directory, "objects"), "*", SearchOption.AllDirectories).Count()
        : 0;

    public static async Task<TestObjects> OpenAsync(TimeProvider? clock = null, params string[] denied)
    {
        var folder = new TemporaryFolder();
        var events = new RecordedEvents();
        return new TestObjects(folder, await MountAsync(folder.Path, events, clock ?? TimeProvider.System, denied), events, denied);
    }

    /// <summary>Closes the cloud and opens it again on the same folder. The client keeps the old port.</summary>
    public async Task ReopenAsync()
    {
        await Door.DisposeAsync();
        Door = await MountAsync(_folder.Path, Events, TimeProvider.System, _denied);
    }

    private static Task<TestDoor> MountAsync(string directory, RecordedEvents events, TimeProvider clock, string[] denied) =>
        TestDoor.OpenAsync(
            clock,
            services => services
                .AddSingleton<IEventBus>(events)
                .AddSingleton<IAuthorizer>(new AllowAll(denied))
                .AddLocalS3(),
            directory: directory);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Door.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Keeps what was put.</summary>
internal sealed class RecordedEvents : IEventBus
{
    public ConcurrentQueue<BusEvent> All { get; } = [];

    public Task PutAsync(IReadOnlyList<BusEvent> events, CancellationToken cancellationToken)
    {
        foreach (var one in events)
        {
            All.Enqueue(one);
        }

        return Task.CompletedTask;
    }
}
