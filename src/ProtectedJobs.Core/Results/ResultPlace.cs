namespace ProtectedJobs.Core.Results;

/// <summary>A place in S3 as Clean Rooms spells it: <c>s3://bucket/prefix</c>, with or without a slash at the end.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">The prefix without slashes at its end; empty for the whole bucket.</param>
public readonly record struct ResultPlace(string Bucket, string Prefix)
{
    private const string Scheme = "s3://";

    /// <summary>The prefix with which a folder's objects start.</summary>
    public string Folder => Prefix.Length == 0 ? "" : $"{Prefix}/";

    /// <summary>Reads a place.</summary>
    /// <param name="location">As the service spells it.</param>
    /// <param name="place">The place.</param>
    /// <returns>False if it is none.</returns>
    public static bool TryParse(string? location, out ResultPlace place)
    {
        place = default;
        if (location is null || !location.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = location.AsSpan(Scheme.Length);
        var slash = rest.IndexOf('/');
        var bucket = slash < 0 ? rest : rest[..slash];
        place = new ResultPlace(bucket.ToString(), slash < 0 ? "" : rest[(slash + 1)..].TrimEnd('/').ToString());
        return place.Bucket.Length > 0;
    }
}
