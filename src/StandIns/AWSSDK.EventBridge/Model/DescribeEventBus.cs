using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.EventBridge.Model;

public class DescribeEventBusRequest : AmazonEventBridgeRequest
{
    public string Name { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("Name", Name);
        json.WriteEndObject();
    }
}

public class DescribeEventBusResponse : AmazonWebServiceResponse
{
    public string Name { get; set; }

    public string Arn { get; set; }

    public string Description { get; set; }

    public string KmsKeyIdentifier { get; set; }

    public DeadLetterConfig DeadLetterConfig { get; set; }

    public string Policy { get; set; }

    public DateTime? CreationTime { get; set; }

    public DateTime? LastModifiedTime { get; set; }

    internal static DescribeEventBusResponse Read(JsonElement json) => new()
    {
        Name = json.Text("Name"),
        Arn = json.Text("Arn"),
        Description = json.Text("Description"),
        KmsKeyIdentifier = json.Text("KmsKeyIdentifier"),
        DeadLetterConfig = json.Object("DeadLetterConfig", DeadLetterConfig.Read),
        Policy = json.Text("Policy"),
        CreationTime = json.Time("CreationTime"),
        LastModifiedTime = json.Time("LastModifiedTime"),
    };
}
