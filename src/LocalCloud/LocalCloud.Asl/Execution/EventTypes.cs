using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.History;

namespace LocalCloud.Asl.Execution;

/// <summary>The events of each type of state and of task.</summary>
internal static class EventTypes
{
    public static HistoryEventType Entered(StateType type) => type switch
    {
        StateType.Task => HistoryEventType.TaskStateEntered,
        StateType.Wait => HistoryEventType.WaitStateEntered,
        StateType.Pass => HistoryEventType.PassStateEntered,
        StateType.Succeed => HistoryEventType.SucceedStateEntered,
        StateType.Fail => HistoryEventType.FailStateEntered,
        StateType.Choice => HistoryEventType.ChoiceStateEntered,
        StateType.Parallel => HistoryEventType.ParallelStateEntered,
        _ => HistoryEventType.MapStateEntered,
    };

    public static HistoryEventType Exited(StateType type) => type switch
    {
        StateType.Task => HistoryEventType.TaskStateExited,
        StateType.Wait => HistoryEventType.WaitStateExited,
        StateType.Pass => HistoryEventType.PassStateExited,
        StateType.Succeed => HistoryEventType.SucceedStateExited,
        StateType.Choice => HistoryEventType.ChoiceStateExited,
        StateType.Parallel => HistoryEventType.ParallelStateExited,
        StateType.Map => HistoryEventType.MapStateExited,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A Fail state has no exit."),
    };

    /// <summary>The event of a state that was aborted; null where the type never waits.</summary>
    public static HistoryEventType? Aborted(StateType type) => type switch
    {
        StateType.Task => HistoryEventType.TaskStateAborted,
        StateType.Wait => HistoryEventType.WaitStateAborted,
        StateType.Parallel => HistoryEventType.ParallelStateAborted,
        StateType.Map => HistoryEventType.MapStateAborted,
        _ => null,
    };
}
