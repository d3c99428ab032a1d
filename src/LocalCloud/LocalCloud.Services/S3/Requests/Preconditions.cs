using System.Globalization;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Storage;
using Microsoft.AspNetCore.Http;

namespace LocalCloud.Services.S3.Requests;

/// <summary>What a caller says must hold of an object.</summary>
internal sealed record Preconditions(string? IfMatch, string? IfNoneMatch, DateTimeOffset? Since, DateTimeOffset? Unmodified)
{
    public static Preconditions Of(IHeaderDictionary headers, string prefix = "") => new(
        Text(headers[$"{prefix}If-Match"].ToString()),
        Text(headers[$"{prefix}If-None-Match"].ToString()),
        Time(headers[$"{prefix}If-Modified-Since"].ToString()),
        Time(headers[$"{prefix}If-Unmodified-Since"].ToString()));

    /// <summary>Judges a read. An If-Match that holds outweighs If-Unmodified-Since, an If-None-Match outweighs If-Modified-Since.</summary>
    /// <returns>False if the caller has it already: 304.</returns>
    /// <exception cref="AwsException">PreconditionFailed.</exception>
    public bool DemandRead(StoredObject stored)
    {
        if (IfMatch is not null)
        {
            if (!Names(IfMatch, stored.ETag))
            {
                throw S3Errors.PreconditionFailed("If-Match");
            }
        }
        else if (Unmodified < Seconds(stored.ModifiedAt))
        {
            throw S3Errors.PreconditionFailed("If-Unmodified-Since");
        }

        return IfNoneMatch is not null ? !Names(IfNoneMatch, stored.ETag) : !(Since >= Seconds(stored.ModifiedAt));
    }

    /// <summary>Judges the source of a copy, for which "you have it already" is a failure too.</summary>
    /// <exception cref="AwsException">PreconditionFailed.</exception>
    public void DemandCopy(StoredObject source)
    {
        if (!DemandRead(source))
        {
            throw S3Errors.PreconditionFailed(IfNoneMatch is null ? "x-amz-copy-source-If-Modified-Since" : "x-amz-copy-source-If-None-Match");
        }
    }

    /// <summary>Judges a write, in the same transaction as the write.</summary>
    /// <param name="existing">What is there; null for nothing.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="AwsException">PreconditionFailed; NoSuchKey for If-Match where nothing is.</exception>
    public void DemandWrite(StoredObject? existing, string key)
    {
        if (IfNoneMatch is not null && existing is not null && Names(IfNoneMatch, existing.ETag))
        {
            throw S3Errors.PreconditionFailed("If-None-Match");
        }

        if (IfMatch is not null && existing is null)
        {
            throw S3Errors.NoSuchKey(key);
        }

        if (IfMatch is not null && !Names(IfMatch, existing!.ETag))
        {
            throw S3Errors.PreconditionFailed("If-Match");
        }
    }

    private static bool Names(string condition, string etag) =>
        condition.Split(',', StringSplitOptions.TrimEntries).Any(tag =>
            tag == "*" || tag == etag || (tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag).Trim('"') == etag);

    private static DateTimeOffset Seconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static string? Text(string header) => header.Length == 0 ? null : header;

    // A date that cannot be read is ignored, as HTTP has it.
    private static DateTimeOffset? Time(string header) =>
        DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
