using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.EventBridge.Model;

public class DeleteEventBusRequest : AmazonEventBridgeRequest
{
    public string Name { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("Name", Name);
        json.WriteEndObject();
    }
}

public class DeleteEventBusResponse : AmazonWebServiceResponse
{
    internal static DeleteEventBusResponse Read(JsonElement json) => new();
}
