namespace ProtectedJobs.Core.Ports;

/// <summary>The S3 place where a job's results are; often another team's bucket.</summary>
public interface IResultStore
{
    /// <summary>Lists everything below a prefix.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">The prefix.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The objects in key order, or why they may not be seen.</returns>
    Task<ResultListing> ListAsync(string bucket, string prefix, CancellationToken cancellationToken);
}

/// <summary>What listing a place gave.</summary>
public abstract record ResultListing
{
    private ResultListing()
    {
    }

    /// <summary>The objects.</summary>
    /// <param name="Objects">In key order.</param>
    public sealed record Found(IReadOnlyList<ResultObject> Objects) : ResultListing;

    /// <summary>The place may not be listed, or is not there.</summary>
    /// <param name="Cause">The service's words.</param>
    public sealed record Unreadable(string Cause) : ResultListing;
}

/// <summary>One object.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ETag">Its entity tag, without quotation marks.</param>
public sealed record ResultObject(string Key, long Bytes, string ETag);
