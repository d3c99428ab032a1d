using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class SendTaskFailureRequest : AmazonStepFunctionsRequest
{
    public string TaskToken { get; set; }

    public string Error { get; set; }

    public string Cause { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("taskToken", TaskToken);
        json.Put("error", Error);
        json.Put("cause", Cause);
        json.WriteEndObject();
    }
}

public class SendTaskFailureResponse : AmazonWebServiceResponse
{
    internal static SendTaskFailureResponse Read(JsonElement json) => new();
}
