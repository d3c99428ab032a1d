namespace ProtectedJobs.Core.Runs;

/// <summary>What reading a request gave: the request, or everything that is wrong with it.</summary>
public abstract record RunRequestResult
{
    private RunRequestResult()
    {
    }

    /// <summary>The request is well formed.</summary>
    /// <param name="Request">The request, defaults filled in.</param>
    public sealed record Valid(RunRequest Request) : RunRequestResult;

    /// <summary>The request is not; nothing may be started.</summary>
    /// <param name="Faults">All faults, in the order of the document; at least one.</param>
    public sealed record Invalid(IReadOnlyList<Fault> Faults) : RunRequestResult
    {
        /// <summary>All faults, one a line: what a failed execution says as its cause.</summary>
        public override string ToString() => string.Join('\n', Faults);
    }
}
