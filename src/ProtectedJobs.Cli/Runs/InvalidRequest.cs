using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Cli.Runs;

/// <summary>The document of <c>run --output json</c> for a request that was refused before anything was started.</summary>
/// <param name="Faults">All that is wrong with it.</param>
internal sealed record InvalidRequest(IReadOnlyList<Fault> Faults)
{
    /// <summary>No execution was started.</summary>
    public string? ExecutionArn { get; init; }

    /// <summary>The error that an execution with this input would have ended with.</summary>
    public string Error { get; init; } = "InvalidRequest";
}
