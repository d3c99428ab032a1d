using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.EventBridge.Model;

public class DisableRuleRequest : AmazonEventBridgeRequest
{
    public string Name { get; set; }

    public string EventBusName { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("Name", Name);
        json.Put("EventBusName", EventBusName);
        json.WriteEndObject();
    }
}

public class DisableRuleResponse : AmazonWebServiceResponse
{
    internal static DisableRuleResponse Read(JsonElement json) => new();
}
