using ProtectedJobs.Core.Ports;

namespace Simulation.World;

/// <summary>A results bucket in which every job wrote one part and its marker.</summary>
/// <param name="wire">The wire.</param>
public sealed class ResultsPort(IWire wire) : IResultStore
{
    /// <inheritdoc/>
    public async Task<ResultListing> ListAsync(ResultQuery query, CancellationToken cancellationToken)
    {
        await wire.RequestAsync("ListObjectsV2");
        await wire.AnswerAsync("ListObjectsV2");
        var folder = $"{query.Prefix}output1/";
        return query.FoldsFolders
            ? new ResultListing.Found([], [folder], null)
            : new ResultListing.Found([new ResultObject($"{folder}_SUCCESS", 0, "e"), new ResultObject($"{folder}part-00000.parquet", 10, "p")], [], null);
    }
}
