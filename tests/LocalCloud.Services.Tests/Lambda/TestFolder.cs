using LocalCloud.Store;

namespace LocalCloud.Services.Tests.Lambda;

/// <summary>A temporary folder with a store in it.</summary>
internal sealed class TestFolder : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lambda-");

    public TestFolder() => Store = LocalStore.Open(_folder.FullName);

    public LocalStore Store { get; private set; }

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = LocalStore.Open(_folder.FullName);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
