namespace Simulation.Chaos;

/// <summary>What went wrong, counted.</summary>
public sealed class FaultCount
{
    /// <summary>Calls turned away.</summary>
    public long Throttled { get; set; }

    /// <summary>Calls that failed before anything was done.</summary>
    public long FailedBefore { get; set; }

    /// <summary>Answers lost.</summary>
    public long AnswersLost { get; set; }

    /// <summary>Starts that arrived after their caller had given up.</summary>
    public long Stragglers { get; set; }

    /// <summary>Functions killed.</summary>
    public long Killed { get; set; }

    /// <summary>Functions that ran out of time.</summary>
    public long TimedOut { get; set; }

    /// <summary>Writes answered 409 or 412.</summary>
    public long Conflicts { get; set; }

    /// <summary>Functions invoked twice.</summary>
    public long InvokedTwice { get; set; }

    /// <summary>Events lost, doubled or late.</summary>
    public long Events { get; set; }

    /// <summary>Crashes of the engine.</summary>
    public long Crashes { get; set; }

    /// <summary>Executions stopped.</summary>
    public long Stops { get; set; }

    /// <summary>Executions redriven.</summary>
    public long Redrives { get; set; }

    /// <summary>Adds another count.</summary>
    public void Add(FaultCount other)
    {
        Throttled += other.Throttled;
        FailedBefore += other.FailedBefore;
        AnswersLost += other.AnswersLost;
        Stragglers += other.Stragglers;
        Killed += other.Killed;
        TimedOut += other.TimedOut;
        Conflicts += other.Conflicts;
        InvokedTwice += other.InvokedTwice;
        Events += other.Events;
        Crashes += other.Crashes;
        Stops += other.Stops;
        Redrives += other.Redrives;
    }
}
