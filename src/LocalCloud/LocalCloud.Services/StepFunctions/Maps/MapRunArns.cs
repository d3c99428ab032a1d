using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Maps;
using LocalCloud.Services.StepFunctions.Integrations;

namespace LocalCloud.Services.StepFunctions.Maps;

/// <summary>The names of Map runs and their children. They follow from the execution, so that a run taken up again has the same.</summary>
internal static class MapRunArns
{
    /// <summary>The ARN of a run.</summary>
    public static string Of(ExecutionInfo execution, long mapRunId, MapRunPlan plan)
    {
        var machine = StatesArn.Parse(execution.StateMachineArn, "stateMachine");
        var identity = $"{execution.Arn}|{execution.StartTime.ToUnixTimeMilliseconds()}|map|{mapRunId}";
        var label = plan.Label ?? TaskUuid.Of(identity + "|label");
        return $"arn:aws:states:{machine.Region}:{machine.Account}:mapRun:{machine.Name}/{label}:{TaskUuid.Of(identity)}";
    }

    /// <summary>The ARN of the machine that children of a run execute: <c>machine/label</c>.</summary>
    public static string MachineOf(string mapRunArn)
    {
        var run = StatesArn.Parse(mapRunArn, "mapRun");
        return StatesArn.Machine(run.Region, run.Account, run.Name);
    }

    /// <summary>The name of a child.</summary>
    public static string ChildName(string mapRunArn, long firstItem) => TaskUuid.Of($"{mapRunArn}|{firstItem}");
}
