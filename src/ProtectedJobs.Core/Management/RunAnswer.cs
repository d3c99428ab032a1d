namespace ProtectedJobs.Core.Management;

/// <summary>What came of asking something of a run.</summary>
public abstract record RunAnswer
{
    private RunAnswer()
    {
    }

    /// <summary>It is being done, or has been done before; the run's status tells how it goes on.</summary>
    /// <param name="Message">What, for people.</param>
    public sealed record Accepted(string Message) : RunAnswer;

    /// <summary>There is no such run.</summary>
    /// <param name="RunId">The id.</param>
    public sealed record NotFound(string RunId) : RunAnswer;

    /// <summary>The run is over, and what was asked is of no use any more.</summary>
    /// <param name="Status">How it is over.</param>
    /// <param name="Message">Why that does not go, and what does.</param>
    public sealed record Closed(RuntimeStatus Status, string Message) : RunAnswer;

    /// <summary>It cannot be done with this run, or not now.</summary>
    /// <param name="Message">Why, and what does go.</param>
    public sealed record Refused(string Message) : RunAnswer;
}
