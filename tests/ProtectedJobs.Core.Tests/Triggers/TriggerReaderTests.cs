using System.Text.Json;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Triggers;

namespace ProtectedJobs.Core.Tests.Triggers;

public sealed class TriggerReaderTests
{
    private const string Tick = """{"schedule":{"arn":"a/nightly","time":"2026-11-25T03:00:00Z"},"request":{}""";
    private const string Shop = """{"event":{"id":"e","source":"shop","time":"2026-11-25T03:00:00Z"},"request":{}""";

    [Theory]
    [InlineData($$"""{{Shop}},"rule":"#"}""", "rule", 1, 1600)]
    [InlineData($$"""{{Shop}},"prefix":"#"}""", "prefix", 1, 64)]
    [InlineData($$"""{{Shop}},"key":"#"}""", "key", 0, 1024)]
    [InlineData("""{"schedule":{"arn":"#","time":"2026-11-25T03:00:00Z"},"request":{}}""", "schedule.arn", 1, 512)]
    [InlineData("""{"event":{"id":"#","source":"shop","time":"2026-11-25T03:00:00Z"},"request":{}}""", "event.id", 1, 512)]
    [InlineData("""{"event":{"id":"e","source":"#","time":"2026-11-25T03:00:00Z"},"request":{}}""", "event.source", 1, null)]
    public void Text_UpToItsLimit_IsRead(string json, string field, int least, int? most)
    {
        Read(Of(least));
        Read(Of(most ?? 10_000));
        if (least > 0)
        {
            Assert.Equal([field], FaultsOf(Of(least - 1)));
        }

        if (most is { } limit)
        {
            Assert.Equal([field], FaultsOf(Of(limit + 1)));
        }

        string Of(int length) => json.Replace("#", new string('x', length), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"request":{}}""", "$")]
    [InlineData("""{"schedule":{"arn":"a","time":"2026-11-25T03:00:00Z"},"event":{"id":"e","source":"s","time":"2026-11-25T03:00:00Z"},"request":{}}""", "$")]
    [InlineData("5", "$")]
    [InlineData("""{"schedule":{"arn":"a","time":"2026-11-25T03:00:00Z"}}""", "request")]
    [InlineData("""{"schedule":{"time":"2026-11-25T03:00:00Z"},"request":{}}""", "schedule.arn")]
    [InlineData("""{"schedule":{"arn":"a"},"request":{}}""", "schedule.time")]
    [InlineData("""{"schedule":{"arn":"a","time":"2026-11-25T03:00:00Z","zone":"UTC"},"request":{}}""", "schedule.zone")]
    [InlineData("""{"event":5,"request":{}}""", "event")]
    [InlineData("""{"event":{"source":"s","time":"2026-11-25T03:00:00Z"},"request":{}}""", "event.id")]
    [InlineData("""{"event":{"id":"e","time":"2026-11-25T03:00:00Z"},"request":{}}""", "event.source")]
    [InlineData("""{"event":{"id":"e","source":"s"},"request":{}}""", "event.time")]
    [InlineData($$"""{{Tick}},"overlap":"never"}""", "overlap")]
    [InlineData($$"""{{Tick}},"more":1}""", "more")]
    public void Trigger_WithOneFault_NamesIt(string json, string field) => Assert.Equal([field], FaultsOf(json));

    [Theory]
    [InlineData("""{"request":{}}""", "$: wanted either schedule or event, found neither")]
    [InlineData("""{"schedule":{"arn":"a","time":"2026-11-25T03:00:00Z"},"event":{},"request":{}}""", "$: wanted either schedule or event, found both")]
    public void Trigger_OfNeitherOrBoth_SaysWhich(string json, string fault) =>
        Assert.Equal(fault, Assert.Throws<InvalidRequest>(() => Read(json)).Message.Split('\n')[0]);

    [Theory]
    [InlineData($$"""{{Shop}}}""", "shop")]
    [InlineData($$"""{{Shop}},"rule":"stack/orders"}""", "orders")]
    [InlineData($$"""{{Shop}},"rule":"stack/orders","prefix":"daily.run_1-ü"}""", "daily-run_1--")]
    [InlineData($$"""{{Tick}}}""", "nightly")]
    [InlineData($$"""{{Tick}},"prefix":"0123456789012345678901234567890123456789"}""", "0123456789012345678901234567890123456789")]
    [InlineData($$"""{{Tick}},"prefix":"0123456789012345678901234567890123456789x"}""", "0123456789012345678901234567890123456789")]
    public void Prefix_IsTheOneGiven_OrTheLastPartOfTheSeries(string json, string prefix) => Assert.Equal(prefix, Read(json).Prefix);

    [Theory]
    [InlineData("", OverlapPolicy.Queue)]
    [InlineData(""","overlap":"queue" """, OverlapPolicy.Queue)]
    [InlineData(""","overlap":"skip" """, OverlapPolicy.Skip)]
    [InlineData(""","overlap":"cancel-previous" """, OverlapPolicy.CancelPrevious)]
    public void Overlap_IsTheOneGiven_OrQueue(string member, OverlapPolicy policy) => Assert.Equal(policy, Read($"{Tick}{member}}}").Overlap);

    [Theory]
    [InlineData("shop", "event")]
    [InlineData("aws.s3", "s3")]
    public void Event_IsOfTheKindOfItsSource(string source, string kind)
    {
        var read = Read(Shop.Replace("shop", source, StringComparison.Ordinal) + "}").Source;

        Assert.Equal((kind, "e", source), (read.Trigger.Kind, read.Trigger.Id, read.Series));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("k", "k")]
    public void Key_OfNoCharacters_IsNone(string key, string? read) => Assert.Equal(read, Read($$"""{{Tick}},"key":"{{key}}"}""").Key);

    private static TriggerRequest Read(string json) => TriggerReader.Read(JsonElement.Parse(json));

    private static IEnumerable<string> FaultsOf(string json) =>
        Assert.Throws<InvalidRequest>(() => Read(json)).Message.Split('\n').Select(line => line.Split(':')[0]);
}
