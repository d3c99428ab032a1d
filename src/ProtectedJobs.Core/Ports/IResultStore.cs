namespace ProtectedJobs.Core.Ports;

/// <summary>The S3 place where a job's results are; often another team's bucket.</summary>
public interface IResultStore
{
    /// <summary>Reads one page of what is below a prefix.</summary>
    /// <param name="query">What to list.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The page, or why it may not be seen.</returns>
    Task<ResultListing> ListAsync(ResultQuery query, CancellationToken cancellationToken);
}

/// <summary>A page of a listing to be read, in the order of the keys' UTF-8.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">What keys begin with.</param>
public sealed record ResultQuery(string Bucket, string Prefix)
{
    /// <summary>Whether folders directly below the prefix are told as such, in place of their objects.</summary>
    public bool FoldsFolders { get; init; }

    /// <summary>The key after which the listing begins; null for its beginning.</summary>
    public string? After { get; init; }

    /// <summary>The page, as the one before told it; null for the first.</summary>
    public string? Page { get; init; }
}

/// <summary>What listing a place gave.</summary>
public abstract record ResultListing
{
    private ResultListing()
    {
    }

    /// <summary>A page.</summary>
    /// <param name="Objects">Its objects.</param>
    /// <param name="Folders">Its folders, each as a prefix that ends with a slash; empty unless they were asked for.</param>
    /// <param name="NextPage">The next page; null if there is none.</param>
    public sealed record Found(IReadOnlyList<ResultObject> Objects, IReadOnlyList<string> Folders, string? NextPage) : ResultListing;

    /// <summary>The place may not be listed, or is not there.</summary>
    /// <param name="Cause">The service's words.</param>
    public sealed record Unreadable(string Cause) : ResultListing;
}

/// <summary>One object.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ETag">Its entity tag, without quotation marks.</param>
public sealed record ResultObject(string Key, long Bytes, string ETag);
