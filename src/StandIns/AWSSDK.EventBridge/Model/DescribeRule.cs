using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.EventBridge.Model;

public class DescribeRuleRequest : AmazonEventBridgeRequest
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

public class DescribeRuleResponse : AmazonWebServiceResponse
{
    public string Name { get; set; }

    public string Arn { get; set; }

    public string EventPattern { get; set; }

    public string ScheduleExpression { get; set; }

    public RuleState State { get; set; }

    public string Description { get; set; }

    public string RoleArn { get; set; }

    public string ManagedBy { get; set; }

    public string EventBusName { get; set; }

    public string CreatedBy { get; set; }

    internal static DescribeRuleResponse Read(JsonElement json) => new()
    {
        Name = json.Text("Name"),
        Arn = json.Text("Arn"),
        EventPattern = json.Text("EventPattern"),
        ScheduleExpression = json.Text("ScheduleExpression"),
        State = json.Text("State"),
        Description = json.Text("Description"),
        RoleArn = json.Text("RoleArn"),
        ManagedBy = json.Text("ManagedBy"),
        EventBusName = json.Text("EventBusName"),
        CreatedBy = json.Text("CreatedBy"),
    };
}
