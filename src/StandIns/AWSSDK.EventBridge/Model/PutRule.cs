using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.EventBridge.Model;

public class PutRuleRequest : AmazonEventBridgeRequest
{
    public string Name { get; set; }

    public string ScheduleExpression { get; set; }

    public string EventPattern { get; set; }

    public RuleState State { get; set; }

    public string Description { get; set; }

    public string RoleArn { get; set; }

    public List<Tag> Tags { get; set; }

    public string EventBusName { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("Name", Name);
        json.Put("ScheduleExpression", ScheduleExpression);
        json.Put("EventPattern", EventPattern);
        json.Put("State", State);
        json.Put("Description", Description);
        json.Put("RoleArn", RoleArn);
        json.Put("Tags", Tags, static (item, writer) => item.Write(writer));
        json.Put("EventBusName", EventBusName);
        json.WriteEndObject();
    }
}

public class PutRuleResponse : AmazonWebServiceResponse
{
    public string RuleArn { get; set; }

    internal static PutRuleResponse Read(JsonElement json) => new()
    {
        RuleArn = json.Text("RuleArn"),
    };
}

public class Tag
{
    public string Key { get; set; }

    public string Value { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("Key", Key);
        json.Put("Value", Value);
        json.WriteEndObject();
    }
}
