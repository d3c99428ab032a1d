using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class ExecutionStartedEventDetails
{
    public string Input { get; set; }

    public HistoryEventExecutionDataDetails InputDetails { get; set; }

    public string RoleArn { get; set; }

    public string StateMachineAliasArn { get; set; }

    public string StateMachineVersionArn { get; set; }

    internal static ExecutionStartedEventDetails Read(JsonElement json) => new()
    {
        Input = json.Text("input"),
        InputDetails = json.Object("inputDetails", HistoryEventExecutionDataDetails.Read),
        RoleArn = json.Text("roleArn"),
        StateMachineAliasArn = json.Text("stateMachineAliasArn"),
        StateMachineVersionArn = json.Text("stateMachineVersionArn"),
    };
}

public class ExecutionSucceededEventDetails
{
    public string Output { get; set; }

    public HistoryEventExecutionDataDetails OutputDetails { get; set; }

    internal static ExecutionSucceededEventDetails Read(JsonElement json) => new()
    {
        Output = json.Text("output"),
        OutputDetails = json.Object("outputDetails", HistoryEventExecutionDataDetails.Read),
    };
}

public class ExecutionFailedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }

    internal static ExecutionFailedEventDetails Read(JsonElement json) => new()
    {
        Error = json.Text("error"),
        Cause = json.Text("cause"),
    };
}

public class ExecutionAbortedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }

    internal static ExecutionAbortedEventDetails Read(JsonElement json) => new()
    {
        Error = json.Text("error"),
        Cause = json.Text("cause"),
    };
}

public class ExecutionTimedOutEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }

    internal static ExecutionTimedOutEventDetails Read(JsonElement json) => new()
    {
        Error = json.Text("error"),
        Cause = json.Text("cause"),
    };
}

public class ExecutionRedrivenEventDetails
{
    public int? RedriveCount { get; set; }

    internal static ExecutionRedrivenEventDetails Read(JsonElement json) => new()
    {
        RedriveCount = json.Int("redriveCount"),
    };
}

public class EvaluationFailedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }

    public string Location { get; set; }

    public string State { get; set; }

    internal static EvaluationFailedEventDetails Read(JsonElement json) => new()
    {
        Error = json.Text("error"),
        Cause = json.Text("cause"),
        Location = json.Text("location"),
        State = json.Text("state"),
    };
}
