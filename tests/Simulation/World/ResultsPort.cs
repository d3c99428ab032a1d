using ProtectedJobs.Core.Ports;

namespace Simulation.World;

/// <summary>A results bucket in which every job wrote one part and its marker.</summary>
/// <param name="wire">The wire.</param>
public sealed class ResultsPort(IWire wire) : IResultStore
{
    /// <inheritdoc/>
    public async Task<ResultListing> ListAsync(string bucket, string prefix, CancellationToken cancellationToken)
    {
        await wire.RequestAsync("ListObjectsV2");
        await wire.AnswerAsync("ListObjectsV2");
        return new ResultListing.Found(
        [
            new ResultObject($"{prefix}output1/_SUCCESS", 0, "e"),
            new ResultObject($"{prefix}output1/part-00000.parquet", 10, "p"),
        ]);
    }
}
