using System.Text.Json.Serialization;

namespace ProtectedJobs.Core.Runs;

/// <summary>How a job was found to be a run's.</summary>
public enum Adoption
{
    /// <summary>Its start was answered.</summary>
    [JsonStringEnumMemberName("NONE")]
    None,

    /// <summary>Its start was not answered; it carries the run's token.</summary>
    [JsonStringEnumMemberName("PROVEN")]
    Proven,

    /// <summary>Its start was not answered; it is the only new job that nothing tells from the one asked for.</summary>
    [JsonStringEnumMemberName("INFERRED")]
    Inferred,

    /// <summary>The request named it.</summary>
    [JsonStringEnumMemberName("ATTACHED")]
    Attached,
}
