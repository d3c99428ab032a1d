using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class SendTaskSuccessRequest : AmazonStepFunctionsRequest
{
    public string TaskToken { get; set; }

    public string Output { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("taskToken", TaskToken);
        json.Put("output", Output);
        json.WriteEndObject();
    }
}

public class SendTaskSuccessResponse : AmazonWebServiceResponse
{
    internal static SendTaskSuccessResponse Read(JsonElement json) => new();
}
