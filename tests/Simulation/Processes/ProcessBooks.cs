namespace Simulation.Processes;

/// <summary>What a chaos run of processes came to.</summary>
public sealed record ProcessBooks
{
    /// <summary>Runs that ended.</summary>
    public int Runs { get; set; }

    /// <summary>Jobs that the runs started.</summary>
    public int Started { get; set; }

    /// <summary>(run, generation) pairs that should have a job.</summary>
    public int Pairs { get; set; }

    /// <summary>Jobs beyond the one of each pair.</summary>
    public int Duplicates { get; set; }

    /// <summary>What they used, in CRPU-hours.</summary>
    public double DuplicateCrpuHours { get; set; }

    /// <summary>Pairs whose job is not there.</summary>
    public int Lost { get; set; }

    /// <summary>Jobs that ran on, though their run had been stopped and nobody cancelled them.</summary>
    public int RanOn { get; set; }

    /// <summary>Attempts.</summary>
    public int Attempts { get; set; }

    /// <summary>Different announcement ids.</summary>
    public int Announced { get; set; }

    /// <summary>Slots held.</summary>
    public int SlotsHeld { get; set; }

    /// <summary>Jobs started by hand.</summary>
    public int Strangers { get; set; }

    /// <summary>How the runs ended.</summary>
    public SortedDictionary<string, int> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>Clouds killed.</summary>
    public int Crashes { get; set; }

    /// <summary>Functions killed.</summary>
    public int Kills { get; set; }

    /// <summary>Steps of runs that ended with their function's death, of those killed.</summary>
    public int Deaths { get; set; }

    /// <summary>Runs stopped.</summary>
    public int Stops { get; set; }

    /// <summary>Runs redriven.</summary>
    public int Redrives { get; set; }

    /// <summary>Events lost, doubled, late, empty or foreign.</summary>
    public int Events { get; set; }

    /// <summary>Steps of time.</summary>
    public int Beats { get; set; }

    /// <summary>How long it took on the cloud's clock.</summary>
    public TimeSpan Lasted { get; set; }

    /// <summary>What is wrong; empty if nothing is.</summary>
    public IList<string> Wrong { get; } = [];
}
