using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Management;

/// <summary>What came of asking for a run.</summary>
public abstract record RunStart
{
    private RunStart()
    {
    }

    /// <summary>It is under way. Asking again with the same id and request while it is gives the same run.</summary>
    /// <param name="RunId">Its id.</param>
    /// <param name="ExecutionArn">Its execution.</param>
    /// <param name="StartedAt">When that was started.</param>
    public sealed record Started(string RunId, string ExecutionArn, DateTimeOffset StartedAt) : RunStart;

    /// <summary>The same request was run under this id before, and has ended: nothing was started.</summary>
    /// <param name="RunId">Its id.</param>
    /// <param name="ExecutionArn">Its execution.</param>
    /// <param name="StartedAt">When that was started.</param>
    public sealed record RanBefore(string RunId, string ExecutionArn, DateTimeOffset StartedAt) : RunStart;

    /// <summary>Another request was, or is, run under this id: nothing was started. Step Functions frees a name 90 days after its end.</summary>
    /// <param name="RunId">The id.</param>
    public sealed record IdTaken(string RunId) : RunStart;

    /// <summary>The id, or the request, is faulty: nothing was started.</summary>
    /// <param name="Faults">All that is wrong.</param>
    public sealed record Invalid(IReadOnlyList<Fault> Faults) : RunStart;
}
