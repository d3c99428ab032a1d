using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.EventBridge.Model;

public class ListTargetsByRuleRequest : AmazonEventBridgeRequest
{
    public string Rule { get; set; }

    public string EventBusName { get; set; }

    public string NextToken { get; set; }

    public int? Limit { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("Rule", Rule);
        json.Put("EventBusName", EventBusName);
        json.Put("NextToken", NextToken);
        json.Put("Limit", Limit);
        json.WriteEndObject();
    }
}

public class ListTargetsByRuleResponse : AmazonWebServiceResponse
{
    public List<Target> Targets { get; set; }

    public string NextToken { get; set; }

    internal static ListTargetsByRuleResponse Read(JsonElement json) => new()
    {
        Targets = json.List("Targets", Target.Read),
        NextToken = json.Text("NextToken"),
    };
}
