using System.Text;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Core.Tests.Results;

/// <summary>A bucket that is listed as S3 does it: in the order of the keys' UTF-8, page by page, with folders folded if asked for.</summary>
internal sealed class ListedBucket : IResultStore
{
    private static readonly Comparer<byte[]> s_order = Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));
    private readonly ResultObject[] _objects;
    private readonly byte[][] _keys;
    private readonly int _pageSize;

    public ListedBucket(IEnumerable<ResultObject> objects, int pageSize = 1000)
    {
        _objects = [.. objects];
        _keys = [.. _objects.Select(o => Encoding.UTF8.GetBytes(o.Key))];
        Array.Sort(_keys, _objects, s_order);
        _pageSize = pageSize;
    }

    /// <summary>How many pages were read.</summary>
    public int Pages { get; private set; }

    /// <summary>The page from which on reading is refused, counted from 0; null for never.</summary>
    public int? RefusesFrom { get; init; }

    /// <summary>All objects, in order.</summary>
    public IReadOnlyList<ResultObject> Objects => _objects;

    public Task<ResultListing> ListAsync(ResultQuery query, CancellationToken cancellationToken)
    {
        if (Pages++ >= RefusesFrom)
        {
            return Task.FromResult<ResultListing>(new ResultListing.Unreadable("AccessDenied"));
        }

        // A page's token is the last entry of the one before.
        var (after, last) = (query.Page ?? query.After ?? "", "");
        var (objects, folders) = (new List<ResultObject>(), new List<string>());
        for (var at = FirstAfter(after); at < _objects.Length; at++)
        {
            var found = _objects[at];
            if (!found.Key.StartsWith(query.Prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var slash = found.Key.IndexOf('/', query.Prefix.Length);
            var folder = query.FoldsFolders && slash >= 0 ? found.Key[..(slash + 1)] : null;
            if (folder is not null && (folder == after || folder == folders.LastOrDefault()))
            {
                continue;
            }

            if (objects.Count + folders.Count == _pageSize)
            {
                return Task.FromResult<ResultListing>(new ResultListing.Found(objects, folders, last));
            }

            last = folder ?? found.Key;
            if (folder is null)
            {
                objects.Add(found);
            }
            else
            {
                folders.Add(folder);
            }
        }

        return Task.FromResult<ResultListing>(new ResultListing.Found(objects, folders, null));
    }

    private int FirstAfter(string key)
    {
        var at = Array.BinarySearch(_keys, Encoding.UTF8.GetBytes(key), s_order);
        return at < 0 ? ~at : at + 1;
    }
}
