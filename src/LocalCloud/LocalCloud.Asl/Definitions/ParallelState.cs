namespace LocalCloud.Asl.Definitions;

/// <summary>Runs its branches at once.</summary>
internal sealed class ParallelState(string name, IReadOnlyList<Flow> branches) : State(name, StateType.Parallel)
{
    public override IReadOnlyList<Flow> Inner => branches;
}
