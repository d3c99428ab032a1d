using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class ListStateMachinesRequest : AmazonStepFunctionsRequest
{
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("maxResults", MaxResults);
        json.Put("nextToken", NextToken);
        json.WriteEndObject();
    }
}

public class ListStateMachinesResponse : AmazonWebServiceResponse
{
    public List<StateMachineListItem> StateMachines { get; set; }

    public string NextToken { get; set; }

    internal static ListStateMachinesResponse Read(JsonElement json) => new()
    {
        StateMachines = json.List("stateMachines", StateMachineListItem.Read),
        NextToken = json.Text("nextToken"),
    };
}

public class StateMachineListItem
{
    public string StateMachineArn { get; set; }

    public string Name { get; set; }

    public StateMachineType Type { get; set; }

    public DateTime? CreationDate { get; set; }

    internal static StateMachineListItem Read(JsonElement json) => new()
    {
        StateMachineArn = json.Text("stateMachineArn"),
        Name = json.Text("name"),
        Type = json.Text("type"),
        CreationDate = json.Time("creationDate"),
    };
}
