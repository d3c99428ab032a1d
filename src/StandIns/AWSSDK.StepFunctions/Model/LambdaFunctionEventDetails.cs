using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class LambdaFunctionScheduledEventDetails
{
    public string Resource { get; set; }

    public string Input { get; set; }

    public HistoryEventExecutionDataDetails InputDetails { get; set; }

    public long? TimeoutInSeconds { get; set; }

    public TaskCredentials TaskCredentials { get; set; }

    internal static LambdaFunctionScheduledEventDetails Read(JsonElement json) => new()
    {
        Resource = json.Text("resource"),
        Input = json.Text("input"),
        InputDetails = json.Object("inputDetails", HistoryEventExecutionDataDetails.Read),
        TimeoutInSeconds = json.Long("timeoutInSeconds"),
        TaskCredentials = json.Object("taskCredentials", TaskCredentials.Read),
    };
}

public class LambdaFunctionScheduleFailedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }

    internal static LambdaFunctionScheduleFailedEventDetails Read(JsonElement json) => new()
    {
        Error = json.Text("error"),
        Cause = json.Text("cause"),
    };
}

public class LambdaFunctionStartFailedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }

    internal static LambdaFunctionStartFailedEventDetails Read(JsonElement json) => new()
    {
        Error = json.Text("error"),
        Cause = json.Text("cause"),
    };
}

public class LambdaFunctionSucceededEventDetails
{
    public string Output { get; set; }

    public HistoryEventExecutionDataDetails OutputDetails { get; set; }

    internal static LambdaFunctionSucceededEventDetails Read(JsonElement json) => new()
    {
        Output = json.Text("output"),
        OutputDetails = json.Object("outputDetails", HistoryEventExecutionDataDetails.Read),
    };
}

public class LambdaFunctionFailedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }

    internal static LambdaFunctionFailedEventDetails Read(JsonElement json) => new()
    {
        Error = json.Text("error"),
        Cause = json.Text("cause"),
    };
}

public class LambdaFunctionTimedOutEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }

    internal static LambdaFunctionTimedOutEventDetails Read(JsonElement json) => new()
    {
        Error = json.Text("error"),
        Cause = json.Text("cause"),
    };
}
