using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class RedriveExecutionRequest : AmazonStepFunctionsRequest
{
    public string ExecutionArn { get; set; }

    public string ClientToken { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("executionArn", ExecutionArn);
        json.Put("clientToken", ClientToken);
        json.WriteEndObject();
    }
}

public class RedriveExecutionResponse : AmazonWebServiceResponse
{
    public DateTime? RedriveDate { get; set; }

    internal static RedriveExecutionResponse Read(JsonElement json) => new()
    {
        RedriveDate = json.Time("redriveDate"),
    };
}
