using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class ActivityScheduledEventDetails
{
    public string Resource { get; set; }

    public string Input { get; set; }

    public HistoryEventExecutionDataDetails InputDetails { get; set; }

    public long? TimeoutInSeconds { get; set; }

    public long? HeartbeatInSeconds { get; set; }

    internal static ActivityScheduledEventDetails Read(JsonElement json) => new()
    {
        Resource = json.Text("resource"),
        Input = json.Text("input"),
        InputDetails = json.Object("inputDetails", HistoryEventExecutionDataDetails.Read),
        TimeoutInSeconds = json.Long("timeoutInSeconds"),
        HeartbeatInSeconds = json.Long("heartbeatInSeconds"),
    };
}

public class ActivityScheduleFailedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }

    internal static ActivityScheduleFailedEventDetails Read(JsonElement json) => new()
    {
        Error = json.Text("error"),
        Cause = json.Text("cause"),
    };
}

public class ActivityStartedEventDetails
{
    public string WorkerName { get; set; }

    internal static ActivityStartedEventDetails Read(JsonElement json) => new()
    {
        WorkerName = json.Text("workerName"),
    };
}

public class ActivitySucceededEventDetails
{
    public string Output { get; set; }

    public HistoryEventExecutionDataDetails OutputDetails { get; set; }

    internal static ActivitySucceededEventDetails Read(JsonElement json) => new()
    {
        Output = json.Text("output"),
        OutputDetails = json.Object("outputDetails", HistoryEventExecutionDataDetails.Read),
    };
}

public class ActivityFailedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }

    internal static ActivityFailedEventDetails Read(JsonElement json) => new()
    {
        Error = json.Text("error"),
        Cause = json.Text("cause"),
    };
}

public class ActivityTimedOutEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }

    internal static ActivityTimedOutEventDetails Read(JsonElement json) => new()
    {
        Error = json.Text("error"),
        Cause = json.Text("cause"),
    };
}
