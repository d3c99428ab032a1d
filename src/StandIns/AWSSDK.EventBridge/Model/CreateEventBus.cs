using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.EventBridge.Model;

public class CreateEventBusRequest : AmazonEventBridgeRequest
{
    public string Name { get; set; }

    public string EventSourceName { get; set; }

    public string Description { get; set; }

    public string KmsKeyIdentifier { get; set; }

    public DeadLetterConfig DeadLetterConfig { get; set; }

    public List<Tag> Tags { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("Name", Name);
        json.Put("EventSourceName", EventSourceName);
        json.Put("Description", Description);
        json.Put("KmsKeyIdentifier", KmsKeyIdentifier);
        json.Put("DeadLetterConfig", DeadLetterConfig, static (item, writer) => item.Write(writer));
        json.Put("Tags", Tags, static (item, writer) => item.Write(writer));
        json.WriteEndObject();
    }
}

public class CreateEventBusResponse : AmazonWebServiceResponse
{
    public string EventBusArn { get; set; }

    public string Description { get; set; }

    public string KmsKeyIdentifier { get; set; }

    public DeadLetterConfig DeadLetterConfig { get; set; }

    internal static CreateEventBusResponse Read(JsonElement json) => new()
    {
        EventBusArn = json.Text("EventBusArn"),
        Description = json.Text("Description"),
        KmsKeyIdentifier = json.Text("KmsKeyIdentifier"),
        DeadLetterConfig = json.Object("DeadLetterConfig", DeadLetterConfig.Read),
    };
}
