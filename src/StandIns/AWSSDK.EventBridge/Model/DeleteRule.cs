using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.EventBridge.Model;

public class DeleteRuleRequest : AmazonEventBridgeRequest
{
    public string Name { get; set; }

    public string EventBusName { get; set; }

    public bool? Force { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("Name", Name);
        json.Put("EventBusName", EventBusName);
        json.Put("Force", Force);
        json.WriteEndObject();
    }
}

public class DeleteRuleResponse : AmazonWebServiceResponse
{
    internal static DeleteRuleResponse Read(JsonElement json) => new();
}
