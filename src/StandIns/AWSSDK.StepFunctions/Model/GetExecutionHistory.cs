using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class GetExecutionHistoryRequest : AmazonStepFunctionsRequest
{
    public string ExecutionArn { get; set; }

    public int? MaxResults { get; set; }

    public bool? ReverseOrder { get; set; }

    public string NextToken { get; set; }

    public bool? IncludeExecutionData { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("executionArn", ExecutionArn);
        json.Put("maxResults", MaxResults);
        json.Put("reverseOrder", ReverseOrder);
        json.Put("nextToken", NextToken);
        json.Put("includeExecutionData", IncludeExecutionData);
        json.WriteEndObject();
    }
}

public class GetExecutionHistoryResponse : AmazonWebServiceResponse
{
    public List<HistoryEvent> Events { get; set; }

    public string NextToken { get; set; }

    internal static GetExecutionHistoryResponse Read(JsonElement json) => new()
    {
        Events = json.List("events", HistoryEvent.Read),
        NextToken = json.Text("nextToken"),
    };
}
