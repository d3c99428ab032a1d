using LocalCloud.Asl.Execution;

namespace Simulation.Machine;

/// <summary>One execution and its books.</summary>
/// <param name="state">Where it stands.</param>
/// <param name="inputText">Its input.</param>
public sealed class SimExecution(ExecutionState state, string inputText)
{
    /// <summary>Where it stands.</summary>
    public ExecutionState State { get; internal set; } = state;

    /// <summary>Its input.</summary>
    public string InputText => inputText;

    /// <summary>Its name, which is the run's id.</summary>
    public string Name => State.Info.Name;

    /// <summary>Its ARN.</summary>
    public string Arn => State.Info.Arn;

    /// <summary>How each attempt ended, and when; the place is the redrive count.</summary>
    public List<(ExecutionStatus Status, DateTimeOffset At)> Ends { get; } = [];

    /// <summary>Billed transitions: states entered, retries and redrives.</summary>
    public int Transitions { get; internal set; }

    /// <summary>The names of the states it entered, in order.</summary>
    public List<string> Entered { get; } = [];

    /// <summary>What a lagging DescribeExecution still shows.</summary>
    internal (ExecutionStatus Status, int RedriveCount, DateTimeOffset Until)? Shown { get; set; }

    /// <summary>Counts crashes of the engine: answers to work of before are lost.</summary>
    internal int Life { get; set; }

    internal HashSet<long> Timers { get; } = [];
}
