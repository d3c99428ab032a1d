using System.Text.Json;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.EventBridge.Model;

public class ListRulesRequest : AmazonEventBridgeRequest
{
    public string NamePrefix { get; set; }

    public string EventBusName { get; set; }

    public string NextToken { get; set; }

    public int? Limit { get; set; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Put("NamePrefix", NamePrefix);
        json.Put("EventBusName", EventBusName);
        json.Put("NextToken", NextToken);
        json.Put("Limit", Limit);
        json.WriteEndObject();
    }
}

public class ListRulesResponse : AmazonWebServiceResponse
{
    public List<Rule> Rules { get; set; }

    public string NextToken { get; set; }

    internal static ListRulesResponse Read(JsonElement json) => new()
    {
        Rules = json.List("Rules", Rule.Read),
        NextToken = json.Text("NextToken"),
    };
}

public class Rule
{
    public string Name { get; set; }

    public string Arn { get; set; }

    public string EventPattern { get; set; }

    public RuleState State { get; set; }

    public string Description { get; set; }

    public string ScheduleExpression { get; set; }

    public string RoleArn { get; set; }

    public string ManagedBy { get; set; }

    public string EventBusName { get; set; }

    internal static Rule Read(JsonElement json) => new()
    {
        Name = json.Text("Name"),
        Arn = json.Text("Arn"),
        EventPattern = json.Text("EventPattern"),
        State = json.Text("State"),
        Description = json.Text("Description"),
        ScheduleExpression = json.Text("ScheduleExpression"),
        RoleArn = json.Text("RoleArn"),
        ManagedBy = json.Text("ManagedBy"),
        EventBusName = json.Text("EventBusName"),
    };
}
