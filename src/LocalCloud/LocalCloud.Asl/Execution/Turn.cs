using LocalCloud.Asl.History;

namespace LocalCloud.Asl.Execution;

/// <summary>
/// What one signal led to: the state to store, the events to append and, once both are committed, the commands to carry out.
/// Commands are in order; an ignored signal gives the same state and neither events nor commands.
/// </summary>
/// <param name="State">The execution after the turn.</param>
/// <param name="Events">New history events, ids following the previous state's last.</param>
/// <param name="Commands">What the outside shall do. Each is harmless when carried out twice with the same ids.</param>
public sealed record Turn(ExecutionState State, IReadOnlyList<HistoryEvent> Events, IReadOnlyList<Command> Commands);
