using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;
using LocalCloud.Services.StepFunctions.Executions;

namespace LocalCloud.Services.StepFunctions.Integrations;

/// <summary>What the end of an execution tells the <c>.sync</c> task that waits for it.</summary>
internal static class ChildAnswer
{
    private const long AsJson = 2;

    /// <summary>The signal, or null where no task waits for the end.</summary>
    public static Signal? Of(ExecutionRecord child)
    {
        if (child is not { ParentTask: { } task, ParentForm: > 0 } || child.Status == ExecutionRecord.Running)
        {
            return null;
        }

        var described = Describe(child);
        return child.Status == ExecutionRecord.Succeeded
            ? new Signal.TaskSucceeded(task, described)
            : new Signal.TaskFailed(task, "States.TaskFailed", described.ToCompactText());
    }

    /// <summary>An execution as integrations and result files tell of it: DescribeExecution in Pascal case.</summary>
    public static JsonObject Describe(ExecutionRecord child)
    {
        var included = new JsonObjectBuilder().Set("Included", JsonValue.Of(true)).Build();
        var answer = new JsonObjectBuilder();
        SetSome(answer, "Cause", child.Cause);
        SetSome(answer, "Error", child.Error);
        answer.Set("ExecutionArn", child.Arn).Set("Input", Data(child, child.Input)).Set("InputDetails", included)
            .Set("Name", child.Name);
        if (child.Output is not null)
        {
            answer.Set("Output", Data(child, child.Output)).Set("OutputDetails", included);
        }

        var redrive = RedriveRules.Judge(child, child.StoppedAt ?? child.StartedAt);
        answer.Set("RedriveCount", JsonValue.Of(child.RedriveCount)).Set("RedriveStatus", redrive.Status);
        SetSome(answer, "RedriveStatusReason", redrive.Reason);
        answer.Set("StartDate", JsonValue.Of(child.StartedAt));
        SetSome(answer, "StateMachineAliasArn", child.AliasArn);
        answer.Set("StateMachineArn", child.MachineArn);
        SetSome(answer, "StateMachineVersionArn", child.VersionArn);
        return answer.Set("Status", child.Status)
            .Set("StopDate", JsonValue.Of(child.StoppedAt ?? child.StartedAt))
            .Build();
    }

    private static JsonValue Data(ExecutionRecord child, string text) =>
        child.ParentForm == AsJson && child.Status == ExecutionRecord.Succeeded ? JsonValue.Parse(text) : JsonValue.Of(text);

    private static void SetSome(JsonObjectBuilder answer, string name, string? text)
    {
        if (text is not null)
        {
            answer.Set(name, text);
        }
    }
}
