using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class DescribeExecutionRequest : AmazonStepFunctionsRequest
{
    public string ExecutionArn { get; set; }

    public IncludedData IncludedData { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("executionArn", ExecutionArn);
        json.Put("includedData", IncludedData);
        json.WriteEndObject();
    }
}

public class DescribeExecutionResponse : AmazonWebServiceResponse
{
    public string ExecutionArn { get; set; }

    public string StateMachineArn { get; set; }

    public string Name { get; set; }

    public ExecutionStatus Status { get; set; }

    public DateTime? StartDate { get; set; }

    public DateTime? StopDate { get; set; }

    public string Input { get; set; }

    public CloudWatchEventsExecutionDataDetails InputDetails { get; set; }

    public string Output { get; set; }

    public CloudWatchEventsExecutionDataDetails OutputDetails { get; set; }

    public string TraceHeader { get; set; }

    public string MapRunArn { get; set; }

    public string Error { get; set; }

    public string Cause { get; set; }

    public string StateMachineVersionArn { get; set; }

    public string StateMachineAliasArn { get; set; }

    public int? RedriveCount { get; set; }

    public DateTime? RedriveDate { get; set; }

    public ExecutionRedriveStatus RedriveStatus { get; set; }

    public string RedriveStatusReason { get; set; }

    internal static DescribeExecutionResponse Read(JsonElement json) => new()
    {
        ExecutionArn = json.Text("executionArn"),
        StateMachineArn = json.Text("stateMachineArn"),
        Name = json.Text("name"),
        Status = json.Text("status"),
        StartDate = json.Time("startDate"),
        StopDate = json.Time("stopDate"),
        Input = json.Text("input"),
        InputDetails = json.Object("inputDetails", CloudWatchEventsExecutionDataDetails.Read),
        Output = json.Text("output"),
        OutputDetails = json.Object("outputDetails", CloudWatchEventsExecutionDataDetails.Read),
        TraceHeader = json.Text("traceHeader"),
        MapRunArn = json.Text("mapRunArn"),
        Error = json.Text("error"),
        Cause = json.Text("cause"),
        StateMachineVersionArn = json.Text("stateMachineVersionArn"),
        StateMachineAliasArn = json.Text("stateMachineAliasArn"),
        RedriveCount = json.Int("redriveCount"),
        RedriveDate = json.Time("redriveDate"),
        RedriveStatus = json.Text("redriveStatus"),
        RedriveStatusReason = json.Text("redriveStatusReason"),
    };
}
