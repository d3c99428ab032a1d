using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class DescribeStateMachineForExecutionRequest : AmazonStepFunctionsRequest
{
    public string ExecutionArn { get; set; }

    public IncludedData IncludedData { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("executionArn", ExecutionArn);
        json.Put("includedData", IncludedData);
        json.WriteEndObject();
    }
}

public class DescribeStateMachineForExecutionResponse : AmazonWebServiceResponse
{
    public string StateMachineArn { get; set; }

    public string Name { get; set; }

    public string Definition { get; set; }

    public string RoleArn { get; set; }

    public DateTime? UpdateDate { get; set; }

    public LoggingConfiguration LoggingConfiguration { get; set; }

    public TracingConfiguration TracingConfiguration { get; set; }

    public string MapRunArn { get; set; }

    public string Label { get; set; }

    public string RevisionId { get; set; }

    public EncryptionConfiguration EncryptionConfiguration { get; set; }

    public Dictionary<string, List<string>> VariableReferences { get; set; }

    internal static DescribeStateMachineForExecutionResponse Read(JsonElement json) => new()
    {
        StateMachineArn = json.Text("stateMachineArn"),
        Name = json.Text("name"),
        Definition = json.Text("definition"),
        RoleArn = json.Text("roleArn"),
        UpdateDate = json.Time("updateDate"),
        LoggingConfiguration = json.Object("loggingConfiguration", LoggingConfiguration.Read),
        TracingConfiguration = json.Object("tracingConfiguration", TracingConfiguration.Read),
        MapRunArn = json.Text("mapRunArn"),
        Label = json.Text("label"),
        RevisionId = json.Text("revisionId"),
        EncryptionConfiguration = json.Object("encryptionConfiguration", EncryptionConfiguration.Read),
        VariableReferences = json.Map("variableReferences", item => item.EnumerateArray().Select(i => i.GetString()).ToList()),
    };
}
