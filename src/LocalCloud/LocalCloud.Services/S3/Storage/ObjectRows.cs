using LocalCloud.Services.S3.Checksums;
using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.S3.Storage;

/// <summary>The rows of buckets and objects.</summary>
internal static class ObjectRows
{
    private const string Columns = "key, size, etag, modified_at, segments, headers, checksum";

    public static bool CreateBucket(SqliteConnection connection, string bucket, DateTimeOffset now) =>
        connection.Prepared("INSERT INTO buckets (name, created_at, event_bridge) VALUES (?1, ?2, 0) ON CONFLICT DO NOTHING")
            .Bind(1, bucket).Bind(2, now.ToUnixTimeMilliseconds()).Run() > 0;

    /// <summary>The bucket; null if there is none.</summary>
    public static Bucket? FindBucket(SqliteConnection connection, string bucket)
    {
        var row = connection.Prepared("SELECT created_at, event_bridge FROM buckets WHERE name = ?1").Bind(1, bucket);
        if (!row.Step())
        {
            return null;
        }

        var found = new Bucket(bucket, DateTimeOffset.FromUnixTimeMilliseconds(row.Number(0)), row.Number(1) != 0);
        row.Reset();
        return found;
    }

    /// <summary>The bucket.</summary>
    /// <exception cref="Contracts.AwsException">NoSuchBucket.</exception>
    public static Bucket DemandBucket(SqliteConnection connection, string bucket) =>
        FindBucket(connection, bucket) ?? throw S3Errors.NoSuchBucket(bucket);

    public static IReadOnlyList<Bucket> Buckets(SqliteConnection connection)
    {
        var rows = connection.Prepared("SELECT name, created_at, event_bridge FROM buckets ORDER BY name");
        var buckets = new List<Bucket>();
        while (rows.Step())
        {
            buckets.Add(new(rows.Text(0), DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(1)), rows.Number(2) != 0));
        }

        return buckets;
    }

    public static void SetEventBridge(SqliteConnection connection, string bucket, bool on) =>
        connection.Prepared("UPDATE buckets SET event_bridge = ?2 WHERE name = ?1").Bind(1, bucket).Bind(2, on ? 1 : 0).Run();

    public static void DeleteBucket(SqliteConnection connection, string bucket) =>
        connection.Prepared("DELETE FROM buckets WHERE name = ?1").Bind(1, bucket).Run();

    /// <summary>The object; null if there is none.</summary>
    public static StoredObject? Find(SqliteConnection connection, string bucket, string key)
    {
        var row = connection.Prepared($"SELECT {Columns} FROM objects WHERE bucket = ?1 AND key = ?2").Bind(1, bucket).Bind(2, key);
        if (!row.Step())
        {
            return null;
        }

        var found = Read(row, bucket);
        row.Reset();
        return found;
    }

    public static void Put(SqliteConnection connection, StoredObject stored) =>
        connection.Prepared(
            $"INSERT OR REPLACE INTO objects (bucket, {Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
            .Bind(1, stored.Bucket).Bind(2, stored.Key).Bind(3, stored.Size).Bind(4, stored.ETag)
            .Bind(5, stored.ModifiedAt.ToUnixTimeMilliseconds()).Bind(6, Segment.Format(stored.Segments))
            .Bind(7, HeaderText.Write(stored.Headers)).Bind(8, stored.Checksum?.ToString()).Run();

    public static void Delete(SqliteConnection connection, string bucket, string key) =>
        connection.Prepared("DELETE FROM objects WHERE bucket = ?1 AND key = ?2").Bind(1, bucket).Bind(2, key).Run();

    /// <summary>Objects in key order.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="bucket">Of which bucket.</param>
    /// <param name="from">The first key that counts; empty for all.</param>
    /// <param name="after">True if <paramref name="from"/> itself does not count.</param>
    /// <param name="before">The first key that does not count any more; null for no end.</param>
    /// <param name="limit">At most so many.</param>
    public static List<StoredObject> Range(
        SqliteConnection connection, string bucket, string from, bool after, string? before, int limit)
    {
        var rows = connection.Prepared(
            $"SELECT {Columns} FROM objects WHERE bucket = ?1 AND key >= ?2 AND (?3 = 0 OR key > ?2) "
            + "AND (?4 IS NULL OR key < ?4) ORDER BY key LIMIT ?5")
            .Bind(1, bucket).Bind(2, from).Bind(3, after ? 1 : 0).Bind(4, before).Bind(5, limit);
        var found = new List<StoredObject>();
        while (rows.Step())
        {
            found.Add(Read(rows, bucket));
        }

        return found;
    }

    /// <summary>The names of all files that rows speak of.</summary>
    public static HashSet<string> Files(SqliteConnection connection)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        var objects = connection.Prepared("SELECT segments FROM objects");
        while (objects.Step())
        {
            files.UnionWith(Segment.Parse(objects.Text(0)).Select(s => s.File));
        }

        var parts = connection.Prepared("SELECT file FROM upload_parts");
        while (parts.Step())
        {
            files.Add(parts.Text(0));
        }

        return files;
    }

    private static StoredObject Read(Statement row, string bucket) => new()
    {
        Bucket = bucket,
        Key = row.Text(0),
        Size = row.Number(1),
        ETag = row.Text(2),
        ModifiedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Number(3)),
        Segments = Segment.Parse(row.Text(4)),
        Headers = HeaderText.Read(row.Text(5)),
        Checksum = Checksum.Parse(row.TextOrNull(6)),
    };
}
