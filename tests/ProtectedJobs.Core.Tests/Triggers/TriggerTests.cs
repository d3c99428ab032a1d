using System.Text.Json;
using ProtectedJobs.Core.Runs.Errors;
using ProtectedJobs.Core.Triggers;

namespace ProtectedJobs.Core.Tests.Triggers;

public sealed class TriggerTests
{
    private readonly TriggerBench _bench = new();

    [Fact]
    public async Task Schedule_NamesItsRunByItsTime_AndTellsTheRequestTheDay()
    {
        var answer = await _bench.TickAsync("2026-11-25T04:00:00+01:00", "queue");

        Assert.Matches("^nightly-20261125T030000Z-[0-9a-f]{20}$", answer.RunId);
        var input = JsonElement.Parse(_bench.Inputs[answer.RunId!]);
        Assert.Equal("2026-11-25", input.GetProperty("jobParameters").GetProperty("parameters").GetProperty("day").GetString());
        var trigger = input.GetProperty("orchestration").GetProperty("trigger");
        Assert.Equal("schedule", trigger.GetProperty("kind").GetString());
        Assert.Equal("2026-11-25T03:00:00Z", trigger.GetProperty("time").GetString());
    }

    [Fact]
    public async Task Event_IsToldApartByItsId_AndByItsRule()
    {
        var first = await _bench.TakeAsync(Event("e-1"));
        var again = await _bench.TakeAsync(Event("e-1"));
        var another = await _bench.TakeAsync(Event("e-2"));
        var otherRule = await _bench.TakeAsync(Event("e-1", rule: "stack/other"));

        Assert.Equal(first.RunId, again.RunId);
        Assert.Equal(TriggerDecision.AlreadyStarted, again.Decision);
        Assert.Equal(3, new[] { first.RunId, another.RunId, otherRule.RunId }.Distinct().Count());
        Assert.Matches("^orders-[0-9a-f]{20}$", first.RunId);
    }

    [Fact]
    public async Task Event_WithABusinessKey_StartsOneRunForTheKey()
    {
        var first = await _bench.TakeAsync(Event("e-1", key: "${detail.order}"));
        var other = await _bench.TakeAsync(Event("e-2", key: "${detail.order}"));

        Assert.Equal((TriggerDecision.Started, TriggerDecision.AlreadyStarted), (first.Decision, other.Decision));
        Assert.Single(_bench.Executions);
    }

    [Fact]
    public async Task Request_TakesWhatTheEventHas()
    {
        var answer = await _bench.TakeAsync(Event("e-1"));

        var parameters = JsonElement.Parse(_bench.Inputs[answer.RunId!]).GetProperty("jobParameters").GetProperty("parameters");
        Assert.Equal("order 7 of 2 rows, first a", parameters.GetProperty("text").GetString());
        Assert.Equal("${not}", parameters.GetProperty("plain").GetString());
    }

    [Fact]
    public async Task Request_ThatWantsWhatTheEventHasNot_IsRefused_AllFaultsAtOnce()
    {
        var refused = await Assert.ThrowsAsync<InvalidRequest>(() => _bench.TakeAsync(
            Event("e-1").Replace("detail.order", "detail.nothing", StringComparison.Ordinal).Replace("detail.rows[0]", "detail.rows", StringComparison.Ordinal)));

        Assert.Contains("${detail.nothing}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("${detail.rows}", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_bench.Starts);
    }

    [Theory]
    [InlineData("detail.nothing", "request.jobParameters.parameters.text: wanted a fact at ${detail.nothing}, found nothing there")]
    [InlineData("detail.order[0]", "request.jobParameters.parameters.text: wanted a fact at ${detail.order[0]}, found nothing there")]
    [InlineData("detail.order.id", "request.jobParameters.parameters.text: wanted a fact at ${detail.order.id}, found nothing there")]
    [InlineData("detail.rows[2]", "request.jobParameters.parameters.text: wanted a fact at ${detail.rows[2]}, found nothing there")]
    [InlineData("detail.rows[9999]", "request.jobParameters.parameters.text: wanted a fact at ${detail.rows[9999]}, found nothing there")]
    [InlineData("detail.rows", "request.jobParameters.parameters.text: wanted text, a number, true or false at ${detail.rows}, found Array")]
    public async Task Request_ThatWantsOneThingTheEventHasNot_IsRefused(string path, string fault)
    {
        var refused = await Assert.ThrowsAsync<InvalidRequest>(() => _bench.TakeAsync(
            Event("e-1").Replace("${detail.order}", $"${{{path}}}", StringComparison.Ordinal)));

        Assert.Equal(fault, refused.Message);
        Assert.Empty(_bench.Starts);
    }

    [Fact]
    public async Task Request_WithItsOwnOrchestration_KeepsIt_ButForTheTrigger()
    {
        var answer = await RequestAsync(
            """{"list":["${date}",5,null],"orchestration":{"deadlineSeconds":600,"tags":{"day":"${date}"},"trigger":{"kind":"by hand"}}}""");

        Assert.Equal(
            """{"list":["2026-11-25",5,null],"orchestration":{"deadlineSeconds":600,"tags":{"day":"2026-11-25"},"trigger":{"kind":"schedule","id":"stack/nightly","time":"2026-11-25T03:00:00Z"}}}""",
            _bench.Inputs[answer.RunId!]);
    }

    [Theory]
    [InlineData("5", "request: wanted an object, found Number")]
    [InlineData("[]", "request: wanted an object, found Array")]
    [InlineData("""{"orchestration":"{}"}""", "request.orchestration: wanted an object, found String")]
    [InlineData("""{"orchestration":[]}""", "request.orchestration: wanted an object, found Array")]
    public async Task Request_ThatIsNoObject_IsRefused(string request, string fault)
    {
        var refused = await Assert.ThrowsAsync<InvalidRequest>(() => RequestAsync(request));

        Assert.Equal(fault, refused.Message);
        Assert.Empty(_bench.Starts);
    }

    [Fact]
    public async Task Request_WhoseOrchestrationIsNull_HasTheTriggerAlone() => Assert.Equal(
        """{"orchestration":{"trigger":{"kind":"schedule","id":"stack/nightly","time":"2026-11-25T03:00:00Z"}}}""",
        _bench.Inputs[(await RequestAsync("""{"orchestration":null}""")).RunId!]);

    [Fact]
    public async Task Schedule_WithABusinessKey_NamesItsRunByTheKeyAlone()
    {
        var first = await KeyAsync("2026-11-25T03:00:00Z");
        var second = await KeyAsync("2026-11-25T04:00:00Z");

        Assert.Matches("^nightly-[0-9a-f]{20}$", first.RunId);
        Assert.Equal((first.RunId, TriggerDecision.AlreadyStarted), (second.RunId, second.Decision));

        Task<TriggerAnswer> KeyAsync(string time) => _bench.TakeAsync(
            $$$"""{"schedule":{"arn":"stack/nightly","time":"{{{time}}}"},"key":"${date}","request":{}}""");
    }

    [Theory]
    [InlineData("""{"source":"our-runs"}""", "ends of runs")]
    [InlineData("""{"source":"aws.s3","detail":{"bucket":{"name":"our-ledger"},"object":{"key":"runs/a.json"}}}""", "ledger")]
    [InlineData("""{"source":"aws.s3","detail":{"bucket":{"name":"our-results"},"object":{"key":"x"}}}""", "results")]
    [InlineData("""{"source":"aws.s3","detail":{"bucket":{"name":"shared"},"object":{"key":"results/x"}}}""", "results")]
    [InlineData("""{"source":"aws.states","detail":{"stateMachineArn":"arn:aws:states:us-east-1:000000000000:stateMachine:Runs"}}""", "state machine")]
    [InlineData("""{"source":"aws.cleanrooms","detail-type":"Protected Job Succeeded"}""", "protected job")]
    public async Task Event_OfOurOwnRuns_StartsNothing(string members, string words)
    {
        var answer = await _bench.TakeAsync($$"""{"event":{"id":"e","time":"2026-11-25T03:00:00Z",{{members[1..]}},"request":{} }""");

        Assert.Equal(TriggerDecision.Refused, answer.Decision);
        Assert.Contains(words, answer.Reason, StringComparison.Ordinal);
        Assert.Empty(_bench.Starts);
    }

    [Fact]
    public async Task Event_OfAnotherPrefixOfASharedBucket_StartsARun()
    {
        var answer = await _bench.TakeAsync(
            """{"event":{"id":"e","time":"2026-11-25T03:00:00Z","source":"aws.s3","detail":{"bucket":{"name":"shared"},"object":{"key":"in/x"}}},"request":{}}""");

        Assert.Equal(TriggerDecision.Started, answer.Decision);
        Assert.Equal("s3", JsonElement.Parse(_bench.Inputs[answer.RunId!]).GetProperty("orchestration").GetProperty("trigger").GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("{}", "either schedule or event", "request")]
    [InlineData("""{"schedule":{"arn":"a"},"overlap":"never","request":{},"more":1}""", "schedule.time", "overlap", "more")]
    [InlineData("""{"event":{"id":"e"},"request":{}}""", "event.source", "event.time")]
    public async Task Trigger_ThatIsNone_IsRefused_AllFaultsAtOnce(string input, params string[] words)
    {
        var refused = await Assert.ThrowsAsync<InvalidRequest>(() => _bench.TakeAsync(input));

        Assert.All(words, word => Assert.Contains(word, refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Name_OfALongPrefix_IsNoLongerThanStepFunctionsTakes()
    {
        var answer = await _bench.TakeAsync(Event("e-1").Replace("\"stack/orders\"", "\"stack/" + new string('ü', 300) + "\"", StringComparison.Ordinal));

        Assert.Matches("^[0-9A-Za-z_-]{1,80}$", answer.RunId);
    }

    private Task<TriggerAnswer> RequestAsync(string request) => _bench.TakeAsync(
        $$"""{"schedule":{"arn":"stack/nightly","time":"2026-11-25T03:00:00Z"},"request":{{request}}}""");

    private static string Event(string id, string rule = "stack/orders", string key = "") => $$"""
        {
          "event": {"version": "0", "id": "{{id}}", "source": "shop", "detail-type": "Order", "time": "2026-11-25T03:00:00Z",
                    "detail": {"order": 7, "rows": ["a", "b"], "count": 2} },
          "rule": "{{rule}}",
          "key": "{{key}}",
          "request": {"jobParameters": {"parameters": {
            "text": "order ${detail.order} of ${detail.count} rows, first ${detail.rows[0]}", "plain": "$${not}"} } }
        }
        """;
}
