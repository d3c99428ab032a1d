using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class DeleteStateMachineVersionRequest : AmazonStepFunctionsRequest
{
    public string StateMachineVersionArn { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("stateMachineVersionArn", StateMachineVersionArn);
        json.WriteEndObject();
    }
}

public class DeleteStateMachineVersionResponse : AmazonWebServiceResponse
{
    internal static DeleteStateMachineVersionResponse Read(JsonElement json) => new();
}
