using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Aws;

/// <summary>Ids from a random source; safe for concurrent callers.</summary>
/// <param name="random">The source.</param>
public sealed class RandomIds(Random random) : IIdSource
{
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public string NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (_gate)
        {
            random.NextBytes(bytes);
        }

        return Convert.ToHexStringLower(bytes);
    }
}
