using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.History;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;
using LocalCloud.Asl.Steps;

namespace LocalCloud.Asl.Execution;

/// <content>Into states, out of them, and to the end.</content>
internal sealed partial class TurnRun
{
    /// <summary>Enters the state that a frame stands before.</summary>
    public void Enter(Frame frame)
    {
        var state = frame.State;
        if (frame.Input.ByteSize > MaximumData)
        {
            throw StateFault.TooLarge(state.Name);
        }

        frame.RetryCount = 0;
        frame.Counters = null;
        frame.EnteredTime = Now;
        frame.BeforeEntered = frame.Previous;
        frame.EnteredId = Emit(
            EventTypes.Entered(state.Type), frame.Previous, new EventDetails.StateEntered(state.Name, frame.Input));
        frame.Previous = frame.EnteredId;
        frame.Phase = FramePhase.Execute;
    }

    /// <summary>Leaves a state: its output becomes the next one's input, or its flow's result.</summary>
    public void Exit(Frame frame, StateOutput output, State? next)
    {
        var state = frame.State;
        if (output.Output.ByteSize > MaximumData)
        {
            throw StateFault.TooLarge(state.Name);
        }

        var variables = output.Assigned is null
            ? frame.Variables
            : VariableRules.Assign(frame.Variables, output.Assigned);
        frame.Previous = Emit(
            EventTypes.Exited(state.Type),
            frame.Previous,
            new EventDetails.StateExited(state.Name, output.Output, output.Assigned));
        frame.Variables = variables;
        if (next is null)
        {
            EndFlow(frame, output.Output);
            return;
        }

        frame.State = next;
        frame.EnteredId = 0;
        frame.Input = output.Output;
        MakeReady(frame, FramePhase.Enter);
    }

    /// <summary>Ends the execution. What still ran is cancelled and stays where it is, for a redrive.</summary>
    public void End(ExecutionStatus status, JsonValue? output, string? error, string? cause)
    {
        foreach (var frame in _frames.All)
        {
            Release(frame);
            frame.Phase = FramePhase.Stopped;
        }

        Cancel(Timeout);
        (Status, Output, Error, Cause, Timeout) = (status, output, error, cause, null);
        if (status == ExecutionStatus.Succeeded)
        {
            _frames.Clear();
        }

        Ask(new Command.Finish(status, output, error, cause));
    }

    private void EndFlow(Frame frame, JsonValue output)
    {
        if (frame.ParentId != Frame.NoParent)
        {
            ChildSteps.Done(this, frame, output);
            return;
        }

        EmitLast(HistoryEventType.ExecutionSucceeded, frame.Previous, new EventDetails.Succeeded(output));
        End(ExecutionStatus.Succeeded, output, error: null, cause: null);
    }
}
