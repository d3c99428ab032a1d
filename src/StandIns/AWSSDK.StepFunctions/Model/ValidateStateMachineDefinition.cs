using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class ValidateStateMachineDefinitionRequest : AmazonStepFunctionsRequest
{
    public string Definition { get; set; }

    public StateMachineType Type { get; set; }

    public ValidateStateMachineDefinitionSeverity Severity { get; set; }

    public int? MaxResults { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("definition", Definition);
        json.Put("type", Type);
        json.Put("severity", Severity);
        json.Put("maxResults", MaxResults);
        json.WriteEndObject();
    }
}

public class ValidateStateMachineDefinitionResponse : AmazonWebServiceResponse
{
    public ValidateStateMachineDefinitionResultCode Result { get; set; }

    public List<ValidateStateMachineDefinitionDiagnostic> Diagnostics { get; set; }

    public bool? Truncated { get; set; }

    internal static ValidateStateMachineDefinitionResponse Read(JsonElement json) => new()
    {
        Result = json.Text("result"),
        Diagnostics = json.List("diagnostics", ValidateStateMachineDefinitionDiagnostic.Read),
        Truncated = json.Bool("truncated"),
    };
}

public class ValidateStateMachineDefinitionDiagnostic
{
    public ValidateStateMachineDefinitionSeverity Severity { get; set; }

    public string Code { get; set; }

    public string Message { get; set; }

    public string Location { get; set; }

    internal static ValidateStateMachineDefinitionDiagnostic Read(JsonElement json) => new()
    {
        Severity = json.Text("severity"),
        Code = json.Text("code"),
        Message = json.Text("message"),
        Location = json.Text("location"),
    };
}
