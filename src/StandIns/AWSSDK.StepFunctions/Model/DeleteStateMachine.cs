using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class DeleteStateMachineRequest : AmazonStepFunctionsRequest
{
    public string StateMachineArn { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("stateMachineArn", StateMachineArn);
        json.WriteEndObject();
    }
}

public class DeleteStateMachineResponse : AmazonWebServiceResponse
{
    internal static DeleteStateMachineResponse Read(JsonElement json) => new();
}
