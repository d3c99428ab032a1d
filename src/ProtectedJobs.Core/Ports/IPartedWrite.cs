using ProtectedJobs.Core.Runs.Errors;

namespace ProtectedJobs.Core.Ports;

/// <summary>The writing of a document that is too long for memory. Nothing of it is seen before it is completed; of one that never is, nothing remains.</summary>
/// <remarks>Every call throws <see cref="WorldUnavailable"/> when there was no usable answer; the document may then be there, whole.</remarks>
public interface IPartedWrite
{
    /// <summary>The fewest bytes of a part that is not the last.</summary>
    const int FewestBytes = 5 * 1024 * 1024;

    /// <summary>Writes one part.</summary>
    /// <param name="number">Its place in the document, from 1 to 10,000; parts may be written in any order.</param>
    /// <param name="content">Its bytes; they are not read any more when the call has returned.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task WriteAsync(int number, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Puts the parts together, in the order of their numbers, whatever document is there.</summary>
    Task CompleteAsync(CancellationToken cancellationToken);
}
