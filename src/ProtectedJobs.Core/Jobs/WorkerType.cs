using System.Text.Json.Serialization;

namespace ProtectedJobs.Core.Jobs;

/// <summary>Sizes of workers.</summary>
public enum WorkerType
{
    /// <summary>CR.1X: 4 vCPU, 30 GB.</summary>
    [JsonStringEnumMemberName("CR.1X")]
    Cr1X,

    /// <summary>CR.4X: 16 vCPU, 120 GB.</summary>
    [JsonStringEnumMemberName("CR.4X")]
    Cr4X,
}
