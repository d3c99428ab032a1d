using System.Runtime.CompilerServices;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Core.Results;

/// <summary>
/// Goes through a job's results, output by output: Spark writes a folder for each. Outputs come in the ordinal order of their names, objects in
/// that of the listing. Held are the names of the outputs and a page of objects.
/// </summary>
/// <remarks>
/// S3 lists <c>a-b/x</c> before <c>a/x</c>, and objects of no folder between folders. So a listing of the folders tells first which outputs there
/// are; the listing of all objects is gone through once, and begun again only where its order is another.
/// </remarks>
internal sealed class ResultWalk(IResultStore store, ResultPlace place)
{
    private const string NoFolder = ".";

    private ResultQuery Folders => new(place.Bucket, place.Folder) { FoldsFolders = true };

    /// <summary>Every object with the name of its output.</summary>
    /// <exception cref="ResultsUnreadable">The place may not be listed.</exception>
    public async IAsyncEnumerable<(string Output, ResultObject Object)> WalkAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var cursor = new ResultCursor(store, place, cancellationToken);
        foreach (var (name, folder) in await OutputsAsync(cancellationToken))
        {
            if (folder is null)
            {
                await foreach (var found in store.ObjectsAsync(Folders, cancellationToken))
                {
                    if (IsObject(found))
                    {
                        yield return (name, found);
                    }
                }

                continue;
            }

            await cursor.GoToAsync(folder);
            while (cursor.IsIn(folder))
            {
                if (IsObject(cursor.Current!))
                {
                    yield return (name, cursor.Current!);
                }

                await cursor.NextAsync();
            }
        }
    }

    /// <returns>The outputs' names in order, each with its folder's prefix; null for that of objects in no folder.</returns>
    private async Task<List<(string Name, string? Folder)>> OutputsAsync(CancellationToken cancellationToken)
    {
        var folders = new List<string>();
        var hasLoose = false;
        await foreach (var page in store.PagesAsync(Folders, cancellationToken))
        {
            folders.AddRange(page.Folders);
            hasLoose = hasLoose || page.Objects.Any(IsObject);
        }

        var outputs = folders.Select(folder => (Name: folder[place.Folder.Length..^1], Folder: (string?)folder));
        return [.. (hasLoose ? outputs.Prepend((NoFolder, null)) : outputs).OrderBy(output => output.Name, StringComparer.Ordinal)];
    }

    // What ends with a slash stands for a folder, where somebody made one by hand.
    private bool IsObject(ResultObject found) => found.Key.Length > place.Folder.Length && !found.Key.EndsWith('/');
}
