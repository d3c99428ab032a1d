using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class ListStateMachineVersionsRequest : AmazonStepFunctionsRequest
{
    public string StateMachineArn { get; set; }

    public string NextToken { get; set; }

    public int? MaxResults { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("stateMachineArn", StateMachineArn);
        json.Put("nextToken", NextToken);
        json.Put("maxResults", MaxResults);
        json.WriteEndObject();
    }
}

public class ListStateMachineVersionsResponse : AmazonWebServiceResponse
{
    public List<StateMachineVersionListItem> StateMachineVersions { get; set; }

    public string NextToken { get; set; }

    internal static ListStateMachineVersionsResponse Read(JsonElement json) => new()
    {
        StateMachineVersions = json.List("stateMachineVersions", StateMachineVersionListItem.Read),
        NextToken = json.Text("nextToken"),
    };
}

public class StateMachineVersionListItem
{
    public string StateMachineVersionArn { get; set; }

    public DateTime? CreationDate { get; set; }

    internal static StateMachineVersionListItem Read(JsonElement json) => new()
    {
        StateMachineVersionArn = json.Text("stateMachineVersionArn"),
        CreationDate = json.Time("creationDate"),
    };
}
