using System.Text.Json.Nodes;
using LocalCloud.Services.Telemetry;

namespace LocalCloud.Services.Tests.Telemetry;

public sealed class OtlpReaderTests
{
    private const string Export = """
        {"resourceSpans": [{
          "resource": {"attributes": [{"key": "faas.name", "value": {"stringValue": "f"}}, {"key": "run", "value": {"stringValue": "resource's"}}]},
          "scopeSpans": [{"scope": {"name": "s"}, "spans": [
            {"traceId": "11", "spanId": "22", "name": "PollJob", "startTimeUnixNano": "1000000000", "endTimeUnixNano": "3500000000",
             "attributes": [{"key": "run", "value": {"stringValue": "r"}}, {"key": "attempt", "value": {"intValue": "2"}}],
             "status": {"code": 2}},
            {"traceId": "11", "spanId": "33", "parentSpanId": "22", "name": "call", "startTimeUnixNano": "2000000000", "endTimeUnixNano": "2000000000"}
          ]}]
        }]}
        """;

    [Fact]
    public void Export_IsItsSpans_WithTheirOwnAttributesBeforeTheResources()
    {
        var spans = OtlpReader.Read(JsonNode.Parse(Export)!.AsObject());

        Assert.Equal(["PollJob", "call"], spans.Select(span => span.Name));
        Assert.Equal(new Dictionary<string, string> { ["faas.name"] = "f", ["run"] = "r", ["attempt"] = "2" }, spans[0].Attributes);
        Assert.Equal((null, true, TimeSpan.FromSeconds(2.5)), (spans[0].ParentSpanId, spans[0].Failed, spans[0].End - spans[0].Start));
        Assert.Equal(("22", false), (spans[1].ParentSpanId, spans[1].Failed));
    }

    [Theory]
    [InlineData("""{"resourceSpans": 7}""")]
    [InlineData("""{"resourceSpans": [null]}""")]
    [InlineData("""{"resourceSpans": [{"scopeSpans": [{"spans": [{"traceId": "11"}]}]}]}""")]
    [InlineData("""{"resourceSpans": [{"scopeSpans": [{"spans": [{"traceId": "1", "spanId": "2", "name": "n", "startTimeUnixNano": "soon", "endTimeUnixNano": "1"}]}]}]}""")]
    [InlineData("""{"resourceSpans": [{"scopeSpans": [{"spans": [{"traceId": "1", "spanId": "2", "name": "n", "startTimeUnixNano": "1", "endTimeUnixNano": "99999999999999999999"}]}]}]}""")]
    public void Export_ThatIsNone_IsAFormatError(string text) =>
        Assert.Throws<FormatException>(() => OtlpReader.Read(JsonNode.Parse(text)!.AsObject()));

    [Fact]
    public void Traces_AreFoundWhole_ByOneSpansAttribute()
    {
        var store = new TraceStore();
        store.Add(OtlpReader.Read(JsonNode.Parse(Export)!.AsObject()));

        Assert.Equal(["PollJob", "call"], Assert.Single(store.Read("r")).Select(span => span.Name));
        Assert.Single(store.Read(null));
        Assert.Empty(store.Read("another"));
    }
}
