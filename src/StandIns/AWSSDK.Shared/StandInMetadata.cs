using Amazon.Runtime.Internal;

namespace Amazon.StandIns;

/// <summary>A service's name in telemetry; no operation is renamed.</summary>
internal sealed class StandInMetadata(string serviceId) : IServiceMetadata
{
    /// <inheritdoc/>
    public string ServiceId => serviceId;

    /// <inheritdoc/>
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
