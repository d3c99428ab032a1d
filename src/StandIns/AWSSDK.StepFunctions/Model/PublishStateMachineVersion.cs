using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class PublishStateMachineVersionRequest : AmazonStepFunctionsRequest
{
    public string StateMachineArn { get; set; }

    public string RevisionId { get; set; }

    public string Description { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("stateMachineArn", StateMachineArn);
        json.Put("revisionId", RevisionId);
        json.Put("description", Description);
        json.WriteEndObject();
    }
}

public class PublishStateMachineVersionResponse : AmazonWebServiceResponse
{
    public DateTime? CreationDate { get; set; }

    public string StateMachineVersionArn { get; set; }

    internal static PublishStateMachineVersionResponse Read(JsonElement json) => new()
    {
        CreationDate = json.Time("creationDate"),
        StateMachineVersionArn = json.Text("stateMachineVersionArn"),
    };
}
