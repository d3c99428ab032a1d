using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class SendTaskHeartbeatRequest : AmazonStepFunctionsRequest
{
    public string TaskToken { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("taskToken", TaskToken);
        json.WriteEndObject();
    }
}

public class SendTaskHeartbeatResponse : AmazonWebServiceResponse
{
    internal static SendTaskHeartbeatResponse Read(JsonElement json) => new();
}
