using LocalCloud.Services.S3.Storage;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.S3.Requests;

/// <summary>One page of a listing.</summary>
/// <param name="Objects">Those that no common prefix covers.</param>
/// <param name="CommonPrefixes">In order.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
internal sealed record ObjectListing(
    IReadOnlyList<StoredObject> Objects, IReadOnlyList<string> CommonPrefixes, ListingPosition? Next)
{
    private const int Batch = 500;

    /// <summary>Lists. Keys below a common prefix are skipped by a search, not read.</summary>
    public static ObjectListing Read(
        SqliteConnection connection, string bucket, string prefix, string? delimiter, ListingPosition start, int maxKeys)
    {
        var objects = new List<StoredObject>();
        var prefixes = new List<string>();
        var end = prefix.Length == 0 ? null : KeyOrder.After(prefix);
        var position = Larger(new ListingPosition(prefix, IsAfter: false), start);
        while (maxKeys > 0)
        {
            var rows = ObjectRows.Range(connection, bucket, position.Key, position.IsAfter, end, Batch);
            var jumped = false;
            foreach (var row in rows)
            {
                var cut = string.IsNullOrEmpty(delimiter) ? -1 : row.Key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
                var common = cut < 0 ? null : row.Key[..(cut + delimiter!.Length)];
                if (objects.Count + prefixes.Count == maxKeys)
                {
                    return new(objects, prefixes, position);
                }

                if (common is null)
                {
                    objects.Add(row);
                    position = new(row.Key, IsAfter: true);
                    continue;
                }

                prefixes.Add(common);
                if (KeyOrder.After(common) is not { } beyond)
                {
                    return new(objects, prefixes, Next: null);
                }

                position = new(beyond, IsAfter: false);
                jumped = true;
                break;
            }

            if (!jumped && rows.Count < Batch)
            {
                break;
            }
        }

        return new(objects, prefixes, Next: null);
    }

    // Both are places in the same order; UTF-16 order differs from it, so bytes are compared.
    private static ListingPosition Larger(ListingPosition a, ListingPosition b)
    {
        var order = System.Text.Encoding.UTF8.GetBytes(a.Key).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b.Key));
        return order > 0 || (order == 0 && a.IsAfter) ? a : b;
    }
}
