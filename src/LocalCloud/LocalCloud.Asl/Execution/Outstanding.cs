using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Steps;

namespace LocalCloud.Asl.Execution;

/// <summary>The commands whose answers a state waits for.</summary>
internal sealed class Outstanding(StateMachine machine, TaskTokenSource tokens, ExecutionState state, Random random)
{
    private readonly List<Command> _commands = [];

    public IReadOnlyList<Command> Commands()
    {
        if (state.Status != ExecutionStatus.Running)
        {
            return [new Command.Finish(state.Status, state.Output, state.Error, state.Cause)];
        }

        Add(state.Timeout);
        foreach (var frame in state.Frames)
        {
            Add(frame.Alarm);
            AddTask(frame);
            AddMapRun(frame);
        }

        if (state.IsYielding)
        {
            _commands.Add(new Command.Yield());
        }

        return _commands;
    }

    private void Add(Alarm? alarm)
    {
        if (alarm is not null)
        {
            _commands.Add(new Command.SetTimer(alarm.Id, alarm.Due));
        }
    }

    private void AddTask(Frame frame)
    {
        if (frame.Task is not { } task)
        {
            return;
        }

        Add(task.Timeout);
        Add(task.Heartbeat);
        var hasToken = ((TaskState)frame.State).Resource.HasToken;
        _commands.Add(TaskStep.Schedule(frame, hasToken ? tokens(state.Info, task.Id) : null));
    }

    private void AddMapRun(Frame frame)
    {
        if (frame is not { Phase: FramePhase.MapRun, MapRun: { } run })
        {
            return;
        }

        var turn = new TurnRun(machine, tokens, state, frame.EnteredTime, random);
        _commands.Add(new Command.StartMapRun(
            run.Id, frame.State.Name, DistributedMapStep.Plan(turn, frame, (MapState)frame.State)));
        if (run.Redrives > 0)
        {
            _commands.Add(new Command.RedriveMapRun(run.Id));
        }
    }
}
