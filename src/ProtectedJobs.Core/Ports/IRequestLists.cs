using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Ports;

/// <summary>Where lists of requests lie that are too long for an execution's input.</summary>
public interface IRequestLists
{
    /// <summary>Reads an object, whole.</summary>
    /// <returns>Its bytes; null if there is none.</returns>
    /// <exception cref="WorldUnavailable">There was no usable answer.</exception>
    Task<ReadOnlyMemory<byte>?> ReadAsync(string bucket, string key, CancellationToken cancellationToken);
}
