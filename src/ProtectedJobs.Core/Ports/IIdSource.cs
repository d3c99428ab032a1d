namespace ProtectedJobs.Core.Ports;

/// <summary>Where ids come from, so that a run can be replayed from a seed.</summary>
public interface IIdSource
{
    /// <summary>An id that nobody else has.</summary>
    string NewId();
}
