using System.Text.Json;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class CloudWatchEventsExecutionDataDetails
{
    public bool? Included { get; set; }

    internal static CloudWatchEventsExecutionDataDetails Read(JsonElement json) => new()
    {
        Included = json.Bool("included"),
    };
}

public class HistoryEventExecutionDataDetails
{
    public bool? Truncated { get; set; }

    internal static HistoryEventExecutionDataDetails Read(JsonElement json) => new()
    {
        Truncated = json.Bool("truncated"),
    };
}

public class AssignedVariablesDetails
{
    public bool? Truncated { get; set; }

    internal static AssignedVariablesDetails Read(JsonElement json) => new()
    {
        Truncated = json.Bool("truncated"),
    };
}

public class TaskCredentials
{
    public string RoleArn { get; set; }

    internal static TaskCredentials Read(JsonElement json) => new()
    {
        RoleArn = json.Text("roleArn"),
    };
}
