namespace ProtectedJobs.Core.Sweeping;

/// <summary>What a sweep saw and repaired.</summary>
public sealed record SweepReport
{
    /// <summary>Attempts that are not over.</summary>
    public int OpenRuns { get; set; }

    /// <summary>Of these, how many were left for the next sweep, as the time was up.</summary>
    public int LeftForNext { get; set; }

    /// <summary>The age of the oldest attempt that is not over; null if there is none.</summary>
    public TimeSpan? OldestOpenJobAge { get; set; }

    /// <summary>Runs that wait for their turn, in all memberships.</summary>
    public int QueueDepth { get; set; }

    /// <summary>Waiting tasks that were woken.</summary>
    public int Woken { get; set; }

    /// <summary>Attempts that were brought to their end.</summary>
    public int Finished { get; set; }

    /// <summary>Slots whose dead owner was replaced.</summary>
    public int SlotsFreed { get; set; }

    /// <summary>Live jobs that no run claims: a partner's, or started by hand. They are reported and never touched.</summary>
    public IList<string> ForeignJobs { get; } = [];

    /// <summary>What was repaired, one by one.</summary>
    public IList<SweepRepair> Repairs { get; } = [];

    /// <summary>Attempts and memberships that could not be looked at, and why; the next sweep tries again.</summary>
    public IList<string> Troubles { get; } = [];
}

/// <summary>What a sweep repaired of a run.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Words">What was done.</param>
public sealed record SweepRepair(string RunId, string Words);
