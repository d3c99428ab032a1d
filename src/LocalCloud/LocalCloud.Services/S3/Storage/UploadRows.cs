using LocalCloud.Services.S3.Checksums;
using LocalCloud.Store;
using Microsoft.Data.Sqlite;

namespace LocalCloud.Services.S3.Storage;

/// <summary>The rows of multipart uploads.</summary>
internal static class UploadRows
{
    public static void Put(SqliteConnection connection, Upload upload) =>
        connection.Prepared(
            "INSERT INTO uploads (id, bucket, key, created_at, headers, algorithm, checksum_type) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .Bind(1, upload.Id).Bind(2, upload.Bucket).Bind(3, upload.Key).Bind(4, upload.CreatedAt.ToUnixTimeMilliseconds())
            .Bind(5, HeaderText.Write(upload.Headers)).Bind(6, upload.Algorithm?.Name).Bind(7, upload.ChecksumType).Run();

    /// <summary>The upload.</summary>
    /// <exception cref="Contracts.AwsException">NoSuchUpload.</exception>
    public static Upload Demand(SqliteConnection connection, string bucket, string key, string id)
    {
        var row = connection.Prepared(
            "SELECT id, bucket, key, created_at, headers, algorithm, checksum_type FROM uploads WHERE id = ?1 AND bucket = ?2 AND key = ?3")
            .Bind(1, id).Bind(2, bucket).Bind(3, key);
        if (!row.Step())
        {
            throw S3Errors.NoSuchUpload(id);
        }

        var upload = Read(row);
        row.Reset();
        return upload;
    }

    public static List<Upload> OfBucket(SqliteConnection connection, string bucket, string prefix, int limit)
    {
        var rows = connection.Prepared(
            "SELECT id, bucket, key, created_at, headers, algorithm, checksum_type FROM uploads "
            + "WHERE bucket = ?1 AND substr(key, 1, length(?2)) = ?2 ORDER BY key, id LIMIT ?3")
            .Bind(1, bucket).Bind(2, prefix).Bind(3, limit);
        var uploads = new List<Upload>();
        while (rows.Step())
        {
            uploads.Add(Read(rows));
        }

        return uploads;
    }

    /// <summary>Stores a part.</summary>
    /// <returns>The file of the part of that number that it replaces; null if there was none.</returns>
    public static Segment? PutPart(SqliteConnection connection, string upload, UploadPart part)
    {
        Segment? replaced = null;
        var old = connection.Prepared("SELECT file, size FROM upload_parts WHERE upload = ?1 AND number = ?2")
            .Bind(1, upload).Bind(2, part.Number);
        if (old.Step())
        {
            replaced = new Segment(old.Text(0), old.Number(1));
            old.Reset();
        }

        connection.Prepared(
            "INSERT OR REPLACE INTO upload_parts (upload, number, file, size, etag, checksum, modified_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .Bind(1, upload).Bind(2, part.Number).Bind(3, part.Segment.File).Bind(4, part.Segment.Size).Bind(5, part.ETag)
            .Bind(6, part.Checksum?.ToString()).Bind(7, part.ModifiedAt.ToUnixTimeMilliseconds()).Run();
        return replaced;
    }

    public static List<UploadPart> Parts(SqliteConnection connection, string upload)
    {
        var rows = connection.Prepared(
            "SELECT number, file, size, etag, checksum, modified_at FROM upload_parts WHERE upload = ?1 ORDER BY number")
            .Bind(1, upload);
        var parts = new List<UploadPart>();
        while (rows.Step())
        {
            parts.Add(new(
                (int)rows.Number(0),
                new Segment(rows.Text(1), rows.Number(2)),
                rows.Text(3),
                Checksum.Parse(rows.TextOrNull(4)),
                DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(5))));
        }

        return parts;
    }

    public static void Delete(SqliteConnection connection, string upload)
    {
        connection.Prepared("DELETE FROM upload_parts WHERE upload = ?1").Bind(1, upload).Run();
        connection.Prepared("DELETE FROM uploads WHERE id = ?1").Bind(1, upload).Run();
    }

    private static Upload Read(Statement row) => new(
        row.Text(0),
        row.Text(1),
        row.Text(2),
        DateTimeOffset.FromUnixTimeMilliseconds(row.Number(3)),
        HeaderText.Read(row.Text(4)),
        row.TextOrNull(5) is { } algorithm ? ChecksumAlgorithm.Find(algorithm) : null,
        row.TextOrNull(6));
}
