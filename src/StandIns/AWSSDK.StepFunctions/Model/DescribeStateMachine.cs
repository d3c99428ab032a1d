using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class DescribeStateMachineRequest : AmazonStepFunctionsRequest
{
    public string StateMachineArn { get; set; }

    public IncludedData IncludedData { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("stateMachineArn", StateMachineArn);
        json.Put("includedData", IncludedData);
        json.WriteEndObject();
    }
}

public class DescribeStateMachineResponse : AmazonWebServiceResponse
{
    public string StateMachineArn { get; set; }

    public string Name { get; set; }

    public StateMachineStatus Status { get; set; }

    public string Definition { get; set; }

    public string RoleArn { get; set; }

    public StateMachineType Type { get; set; }

    public DateTime? CreationDate { get; set; }

    public LoggingConfiguration LoggingConfiguration { get; set; }

    public TracingConfiguration TracingConfiguration { get; set; }

    public string Label { get; set; }

    public string RevisionId { get; set; }

    public string Description { get; set; }

    public EncryptionConfiguration EncryptionConfiguration { get; set; }

    public Dictionary<string, List<string>> VariableReferences { get; set; }

    internal static DescribeStateMachineResponse Read(JsonElement json) => new()
    {
        StateMachineArn = json.Text("stateMachineArn"),
        Name = json.Text("name"),
        Status = json.Text("status"),
        Definition = json.Text("definition"),
        RoleArn = json.Text("roleArn"),
        Type = json.Text("type"),
        CreationDate = json.Time("creationDate"),
        LoggingConfiguration = json.Object("loggingConfiguration", LoggingConfiguration.Read),
        TracingConfiguration = json.Object("tracingConfiguration", TracingConfiguration.Read),
        Label = json.Text("label"),
        RevisionId = json.Text("revisionId"),
        Description = json.Text("description"),
        EncryptionConfiguration = json.Object("encryptionConfiguration", EncryptionConfiguration.Read),
        VariableReferences = json.Map("variableReferences", item => item.EnumerateArray().Select(i => i.GetString()).ToList()),
    };
}
