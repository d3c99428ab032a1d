using System.Globalization;
using ProtectedJobs.Core.Ports;

namespace Simulation.World;

/// <summary>Ids that count.</summary>
public sealed class CountedIds : IIdSource
{
    private long _last;

    /// <inheritdoc/>
    public string NewId() => (++_last).ToString("x8", CultureInfo.InvariantCulture);
}
