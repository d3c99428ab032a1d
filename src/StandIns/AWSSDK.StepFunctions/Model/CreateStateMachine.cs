using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class CreateStateMachineRequest : AmazonStepFunctionsRequest
{
    public string Name { get; set; }

    public string Definition { get; set; }

    public string RoleArn { get; set; }

    public StateMachineType Type { get; set; }

    public LoggingConfiguration LoggingConfiguration { get; set; }

    public TracingConfiguration TracingConfiguration { get; set; }

    public List<Tag> Tags { get; set; }

    public bool? Publish { get; set; }

    public string VersionDescription { get; set; }

    public EncryptionConfiguration EncryptionConfiguration { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("name", Name);
        json.Put("definition", Definition);
        json.Put("roleArn", RoleArn);
        json.Put("type", Type);
        json.Put("loggingConfiguration", LoggingConfiguration, static (item, writer) => item.Write(writer));
        json.Put("tracingConfiguration", TracingConfiguration, static (item, writer) => item.Write(writer));
        json.Put("tags", Tags, static (item, writer) => item.Write(writer));
        json.Put("publish", Publish);
        json.Put("versionDescription", VersionDescription);
        json.Put("encryptionConfiguration", EncryptionConfiguration, static (item, writer) => item.Write(writer));
        json.WriteEndObject();
    }
}

public class CreateStateMachineResponse : AmazonWebServiceResponse
{
    public string StateMachineArn { get; set; }

    public DateTime? CreationDate { get; set; }

    public string StateMachineVersionArn { get; set; }

    internal static CreateStateMachineResponse Read(JsonElement json) => new()
    {
        StateMachineArn = json.Text("stateMachineArn"),
        CreationDate = json.Time("creationDate"),
        StateMachineVersionArn = json.Text("stateMachineVersionArn"),
    };
}
