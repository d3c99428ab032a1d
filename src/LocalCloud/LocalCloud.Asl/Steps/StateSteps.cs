using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;

namespace LocalCloud.Asl.Steps;

/// <summary>Runs the state a frame has entered.</summary>
internal static class StateSteps
{
    public static void Execute(TurnRun run, Frame frame)
    {
        switch (frame.State)
        {
            case PassState state:
                PassStep.Execute(run, frame, state);
                break;
            case ChoiceState state:
                ChoiceStep.Execute(run, frame, state);
                break;
            case TaskState state:
                TaskStep.Execute(run, frame, state);
                break;
            case WaitState state:
                WaitStep.Execute(run, frame, state);
                break;
            case SucceedState state:
                SucceedStep.Execute(run, frame, state);
                break;
            case FailState state:
                FailStep.Execute(run, frame, state);
                break;
            case ParallelState state:
                ParallelStep.Execute(run, frame, state);
                break;
            case MapState { Distributed: null } state:
                MapStep.Execute(run, frame, state);
                break;
            case MapState state:
                DistributedMapStep.Execute(run, frame, state);
                break;
            default:
                throw new InvalidOperationException($"No step runs a state of type {frame.State.Type}.");
        }
    }
}
