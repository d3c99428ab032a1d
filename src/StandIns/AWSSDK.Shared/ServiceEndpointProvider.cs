using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.StandIns;

/// <summary>The configured URL, or <c>https://{prefix}[-fips].{region}.{suffix of the region's partition}</c>.</summary>
internal sealed class ServiceEndpointProvider(string prefix) : IEndpointProvider
{
    /// <inheritdoc/>
    /// <exception cref="AmazonClientException">Neither a URL nor a region is configured.</exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        if (parameters["Endpoint"] is string { Length: > 0 } url)
        {
            return new Endpoint(url);
        }

        if (parameters["Region"] is not string region)
        {
            throw new AmazonClientException("No RegionEndpoint or ServiceURL configured");
        }

        var fips = parameters["UseFIPS"] is true ? "-fips" : "";
        var suffix = parameters["UseDualStack"] is true ? "dualStackDnsSuffix" : "dnsSuffix";
        return new Endpoint($"https://{prefix}{fips}.{region}.{Fn.GetAttr(Fn.Partition(region), suffix)}");
    }
}
