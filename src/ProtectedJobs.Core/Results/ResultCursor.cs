using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Core.Results;

/// <summary>A place in the listing of all objects.</summary>
internal sealed class ResultCursor(IResultStore store, ResultPlace place, CancellationToken cancellationToken) : IAsyncDisposable
{
    private IAsyncEnumerator<ResultObject>? _objects;

    /// <summary>The object there; null before the first <see cref="GoToAsync"/> and at the end.</summary>
    public ResultObject? Current { get; private set; }

    /// <summary>Goes to a folder's first object, from where it is if that comes next but for objects of no folder.</summary>
    /// <param name="folder">A prefix that ends with a slash.</param>
    public async Task GoToAsync(string folder)
    {
        while (Current is { } loose && !loose.Key.AsSpan(place.Folder.Length).Contains('/'))
        {
            await NextAsync();
        }

        if (!IsIn(folder))
        {
            await DisposeAsync();
            _objects = store.ObjectsAsync(new ResultQuery(place.Bucket, place.Folder) { After = folder }, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await NextAsync();
        }
    }

    /// <summary>Whether the object is in a folder.</summary>
    public bool IsIn(string folder) => Current?.Key.StartsWith(folder, StringComparison.Ordinal) ?? false;

    /// <summary>Goes to the next object.</summary>
    public async Task NextAsync() => Current = await _objects!.MoveNextAsync() ? _objects.Current : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _objects?.DisposeAsync() ?? ValueTask.CompletedTask;
}
