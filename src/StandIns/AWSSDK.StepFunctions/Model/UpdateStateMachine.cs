using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class UpdateStateMachineRequest : AmazonStepFunctionsRequest
{
    public string StateMachineArn { get; set; }

    public string Definition { get; set; }

    public string RoleArn { get; set; }

    public LoggingConfiguration LoggingConfiguration { get; set; }

    public TracingConfiguration TracingConfiguration { get; set; }

    public bool? Publish { get; set; }

    public string VersionDescription { get; set; }

    public EncryptionConfiguration EncryptionConfiguration { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("stateMachineArn", StateMachineArn);
        json.Put("definition", Definition);
        json.Put("roleArn", RoleArn);
        json.Put("loggingConfiguration", LoggingConfiguration, static (item, writer) => item.Write(writer));
        json.Put("tracingConfiguration", TracingConfiguration, static (item, writer) => item.Write(writer));
        json.Put("publish", Publish);
        json.Put("versionDescription", VersionDescription);
        json.Put("encryptionConfiguration", EncryptionConfiguration, static (item, writer) => item.Write(writer));
        json.WriteEndObject();
    }
}

public class UpdateStateMachineResponse : AmazonWebServiceResponse
{
    public DateTime? UpdateDate { get; set; }

    public string RevisionId { get; set; }

    public string StateMachineVersionArn { get; set; }

    internal static UpdateStateMachineResponse Read(JsonElement json) => new()
    {
        UpdateDate = json.Time("updateDate"),
        RevisionId = json.Text("revisionId"),
        StateMachineVersionArn = json.Text("stateMachineVersionArn"),
    };
}
