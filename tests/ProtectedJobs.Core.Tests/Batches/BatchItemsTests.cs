using System.Text;
using System.Text.Json;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Core.Runs;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Batches;

public sealed class BatchItemsTests
{
    private readonly List<Fault> _faults = [];

    [Theory]
    [InlineData("""[{"a":1},{"a":2}]""", """{"a":1} {"a":2}""")]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", """{"a":1} {"a":2}""")]
    [InlineData("{\"a\":1}\r\n\r\n{\"a\":2}", """{"a":1} {"a":2}""")]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    [InlineData("[]", "")]
    [InlineData("[1]\n[2]", "[1] [2]")]
    public void Read_ArrayOrLines_GivesEachRequest(string text, string requests)
    {
        Assert.Equal(requests, string.Join(' ', Read(text).Select(request => request.GetRawText())));
        Assert.Empty(_faults);
    }

    [Theory]
    [InlineData("nothing", 1)]
    [InlineData("{}\n{}\n{\"a\":", 3)]
    [InlineData("{}\n{a}\n{}", 2)]
    [InlineData("[{},\n{}", 2)]
    public void Read_TextThatIsNoJson_IsAFault_ThatTellsTheLine(string text, int line)
    {
        Assert.Empty(Read(text));

        Assert.Equal($"source: wanted a JSON array of requests, or a request a line, found no JSON at line {line}", Assert.Single(_faults).ToString());
    }

    [Theory]
    [InlineData(0, "requests: wanted 1 to 1000 requests, found 0")]
    [InlineData(1, null)]
    [InlineData(1000, null)]
    [InlineData(1001, "requests: wanted 1 to 1000 requests, found 1001")]
    public void Check_HowMany_IsBounded(int count, string? fault)
    {
        BatchItems.Check([.. Enumerable.Repeat(CoreWorld.Request(), count)], _faults);

        Assert.Equal(fault, _faults.SingleOrDefault()?.ToString());
    }

    [Fact]
    public void Check_FaultyRequests_TellsEachWithItsPlace()
    {
        BatchItems.Check([JsonElement.Parse("1"), CoreWorld.Request(), CoreWorld.Request("""{"deadlineSeconds":0,"tags":1}""")], _faults);

        Assert.Equal(
            ["requests[0].$", "requests[2].orchestration.deadlineSeconds", "requests[2].orchestration.tags"],
            _faults.Select(fault => fault.Field).Order(StringComparer.Ordinal));
        Assert.Equal("a JSON object", _faults[0].Wanted);
    }

    [Fact]
    public void Check_VeryManyFaults_TellsTheFirstFifty()
    {
        BatchItems.Check([.. Enumerable.Repeat(JsonElement.Parse("1"), 60)], _faults);

        Assert.Equal(Enumerable.Range(0, 50).Select(index => $"requests[{index}].$"), _faults.Select(fault => fault.Field));
    }

    [Theory]
    [InlineData(0, 0, "nightly-0000")]
    [InlineData(7, 0, "nightly-0007")]
    [InlineData(999, 2, "nightly-0999-r2")]
    public void Name_OfARun_TellsPlaceAndAttempt(int index, int attempt, string name) => Assert.Equal(name, BatchItems.NameOf("nightly", index, attempt));

    [Fact]
    public void Name_OfALongBatch_FitsAndIsNoOthers()
    {
        var longest = new string('b', 60);

        Assert.Equal($"{longest}-0001", BatchItems.NameOf(longest, 1, 0));
        var names = Enumerable.Range(0, 20).Select(end => BatchItems.NameOf($"{longest}{end:00}", 999, 100)).ToHashSet();
        Assert.Equal(20, names.Count);
        Assert.All(names, name => Assert.Matches("^b{47}-[0-9a-f]{12}-0999-r100$", name));
    }

    [Fact]
    public void Write_Runs_GivesEachItsRequest_WithTheBatchAsItsTrigger()
    {
        JsonElement[] requests =
        [
            JsonElement.Parse("{}"),
            JsonElement.Parse("""{"a":"${left.as.it.is}","orchestration":{"tags":{"t":"1"},"trigger":{"kind":"manual"}}}"""),
        ];

        var items = BatchItems.Write([new BatchRun(1, "b-0001"), new BatchRun(0, "b-0000")], requests, new Trigger("batch", "b", BatchBench.Start));

        Assert.Equal(
            """
            [{"runId":"b-0001","request":{"a":"${left.as.it.is}","orchestration":{"tags":{"t":"1"},"trigger":{"kind":"batch","id":"b","time":"2026-03-01T08:00:00Z"}}}},{"runId":"b-0000","request":{"orchestration":{"trigger":{"kind":"batch","id":"b","time":"2026-03-01T08:00:00Z"}}}}]
            """,
            Encoding.UTF8.GetString(items.Span));
    }

    private IReadOnlyList<JsonElement> Read(string text) => BatchItems.Read(Encoding.UTF8.GetBytes(text), "source", _faults);
}
