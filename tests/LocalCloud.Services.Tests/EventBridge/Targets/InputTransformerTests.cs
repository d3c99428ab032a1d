using System.Text.Json;
using LocalCloud.Services.EventBridge.Targets;

namespace LocalCloud.Services.Tests.EventBridge.Targets;

public sealed class InputTransformerTests
{
    private const string Event = """{"id":"1","detail-type":"T","detail":{"s":"a \"q\"","n":5,"o":{"x":[1,"y"]},"l":[10,20]}}""";

    [Theory]
    [InlineData("""{"a":<s>}""", """{"a":"a \"q\""}""")]
    [InlineData("""{"a":"got <n>, <s>"}""", """{"a":"got 5, a \u0022q\u0022"}""")]
    [InlineData("""{"a":<o>,"b":<l1>}""", """{"a":{"x":[1,"y"]},"b":20}""")]
    [InlineData("""{"a":<missing>,"b":"<missing>"}""", """{"a":"","b":""}""")]
    [InlineData("\"<type> <unknown> < >\"", "\"T <unknown> < >\"")]
    [InlineData("""{"rule":"<aws.events.rule-name>","e":<aws.events.event.json>}""", """{"rule":"r","e":{"k":1}}""")]
    public void Apply_Template_FillsPlaceholders(string template, string expected)
    {
        var transformer = new InputTransformer(template, new Dictionary<string, string>
        {
            ["s"] = "$.detail.s",
            ["n"] = "$.detail.n",
            ["o"] = "$.detail['o']",
            ["l1"] = "$.detail.l[1]",
            ["type"] = "$.detail-type",
            ["missing"] = "$.detail.l[9]",
        });
        var predefined = new Dictionary<string, System.Text.Json.Nodes.JsonNode?>
        {
            ["aws.events.rule-name"] = "r",
            ["aws.events.event.json"] = new System.Text.Json.Nodes.JsonObject { ["k"] = 1 },
        };
        Assert.Equal(expected, transformer.Apply(JsonElement.Parse(Event), predefined));
    }
}
