using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge;
using LocalCloud.Services.EventBridge.Delivery;
using LocalCloud.Services.Time;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Services.Tests.EventBridge;

public sealed class DeliveryTests
{
    private const string Any = """{"source":["test"]}""";
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Event_Matching_StartsAnExecutionNamedAfterIt()
    {
        using var clock = VirtualClock.Stepped(s_start);
        await using var bus = await TestBus.OpenAsync(clock);
        await bus.RuleAsync("r", """{"detail":{"n":[{"numeric":[">",1]}]}}""", TestBus.Machine);
        await bus.PutAsync("""{"n":1}""");
        await bus.PutAsync("""{"n":2}""", id: "11111111-2222-4333-8444-555555555555");
        var delivered = await bus.Targets.NextAsync();
        Assert.Equal(TestBus.Machine, delivered.Target);
        Assert.StartsWith("11111111-2222-4333-8444-555555555555_", delivered.Name, StringComparison.Ordinal);
        Assert.True(delivered.Name!.Length <= 80);
        Assert.Equal(
            """{"version":"0","id":"11111111-2222-4333-8444-555555555555","detail-type":"T","source":"test","account":"000000000000","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":["arn:x"],"detail":{"n":2}}""",
            delivered.Input.GetRawText());
    }

    [Fact]
    public async Task Event_WithAnIdPutTwice_IsDeliveredOnce()
    {
        using var clock = VirtualClock.Stepped(s_start);
        await using var bus = await TestBus.OpenAsync(clock);
        await bus.RuleAsync("r", Any, TestBus.Function);
        await bus.PutAsync("{}", id: "same");
        await bus.PutAsync("{}", id: "same");
        Assert.Equal("same", (await bus.Targets.NextAsync()).Input.GetProperty("id").GetString());
        await clock.WhenIdleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, bus.Targets.Tried);
        await bus.PutAsync("""{"last":1}""");
        Assert.Equal(1, (await bus.Targets.NextAsync()).Input.GetProperty("detail").GetProperty("last").GetInt32());
    }

    [Theory]
    [InlineData(",\"Input\":\"{\\\"constant\\\":true}\"", """{"constant":true}""")]
    [InlineData(",\"InputPath\":\"$.detail.job\"", """{"id":"j"}""")]
    [InlineData(",\"InputTransformer\":{\"InputPathsMap\":{\"j\":\"$.detail.job.id\"},\"InputTemplate\":\"{\\\"rule\\\":\\\"<aws.events.rule-name>\\\",\\\"job\\\":<j>}\"}", """{"rule":"r","job":"j"}""")]
    public async Task Target_WithInput_GetsThat(string more, string expected)
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.RuleAsync("r", Any, TestBus.Machine, more);
        await bus.PutAsync("""{"job":{"id":"j"}}""");
        Assert.Equal(expected, (await bus.Targets.NextAsync()).Input.GetRawText());
    }

    [Fact]
    public async Task Target_FailingForAWhile_IsTriedAgainUntilItTakes()
    {
        using var clock = VirtualClock.Stepped(s_start);
        await using var bus = await TestBus.OpenAsync(clock);
        await bus.RuleAsync("r", Any, TestBus.Machine);
        for (var i = 0; i < 3; i++)
        {
            bus.Targets.Refusals.Enqueue(new AwsException("ThrottlingException", 400, "slow down"));
        }

        await bus.PutAsync("{}");
        Assert.Equal(TestBus.Machine, (await bus.NextAsync(clock)).Target);
        Assert.Equal(4, bus.Targets.Tried);
    }

    [Theory]
    [InlineData("StateMachineDoesNotExist", 400, 185, "NonRetryable", 1)]
    [InlineData("ThrottlingException", 400, 0, "MaximumRetryAttempts", 1)]
    [InlineData("ThrottlingException", 400, 2, "MaximumRetryAttempts", 3)]
    public async Task Target_NeverTaking_LeavesADeadLetter(string code, int status, int retries, string condition, int tries)
    {
        using var clock = VirtualClock.Stepped(s_start);
        await using var bus = await TestBus.OpenAsync(clock);
        await bus.RuleAsync(
            "r", Any, TestBus.Machine,
            $$$""","DeadLetterConfig":{"Arn":"{{{TestBus.Queue}}}"},"RetryPolicy":{"MaximumRetryAttempts":{{{retries}}}}""");
        for (var i = 0; i < tries; i++)
        {
            bus.Targets.Refusals.Enqueue(new AwsException(code, status, "no"));
        }

        await bus.PutAsync("""{"n":1}""");
        var letters = bus.Door.Services.GetRequiredService<DeadLetters>();
        var letter = await TestBus.PassUntilAsync(clock, () => letters.Of(TestBus.Queue).SingleOrDefault());
        Assert.Equal(code, Wire.Json.Text(letter.Attributes, "ERROR_CODE"));
        Assert.Equal(condition, Wire.Json.Text(letter.Attributes, "EXHAUSTED_RETRY_CONDITION"));
        Assert.Equal(tries, bus.Targets.Tried);
        Assert.Equal("T", Wire.Json.Text(letter.Body, "detail-type"));
    }

    [Fact]
    public async Task Restart_WithWaitingDelivery_DeliversIt()
    {
        using var clock = VirtualClock.Stepped(s_start);
        await using var bus = await TestBus.OpenAsync(clock);
        await bus.RuleAsync("r", Any, TestBus.Machine);
        bus.Door.Services.GetRequiredService<EventFaults>().Arrange(new() { Kind = EventFaultKind.Late, Delay = TimeSpan.FromHours(1) });
        await bus.PutAsync("{}");
        await bus.ReopenAsync();
        Assert.Equal(0, bus.Targets.Tried);
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(TestBus.Machine, (await bus.Targets.NextAsync()).Target);
    }

    [Fact]
    public async Task Faults_Arranged_HappenAsOftenAsAsked()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.RuleAsync("r", Any, TestBus.Function);
        var faults = bus.Door.Services.GetRequiredService<EventFaults>();
        faults.Arrange(new() { Kind = EventFaultKind.Lost, Source = "test" });
        await bus.PutAsync("""{"n":1}""");
        faults.Arrange(new() { Kind = EventFaultKind.Empty, DetailType = "T" });
        await bus.PutAsync("""{"n":2}""");
        faults.Arrange(new() { Kind = EventFaultKind.Doubled });
        await bus.PutAsync("""{"n":3}""");
        List<string> details = [];
        for (var i = 0; i < 3; i++)
        {
            details.Add((await bus.Targets.NextAsync()).Input.GetProperty("detail").GetRawText());
        }

        Assert.Equal(["""{"n":3}""", """{"n":3}""", "{}"], details.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Bus_ForwardingToAnother_PassesOnOnce()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.CallAsync("eventbridge", "createEventBus", """{"Name":"other"}""");
        await bus.RuleAsync("forward", Any, "arn:aws:events:us-east-1:000000000000:event-bus/other");
        await bus.CallAsync("eventbridge", "putRule", $$"""{"Name":"back","EventBusName":"other","EventPattern":{{JsonSerializer.Serialize(Any)}}}""");
        await bus.CallAsync(
            "eventbridge", "putTargets",
            $$"""{"Rule":"back","EventBusName":"other","Targets":[{"Id":"f","Arn":"{{TestBus.Function}}"},{"Id":"b","Arn":"arn:aws:events:us-east-1:000000000000:event-bus/default"}]}""");
        await bus.PutAsync("""{"n":1}""");
        Assert.Equal("""{"n":1}""", (await bus.Targets.NextAsync()).Input.GetProperty("detail").GetRawText());
        await bus.PutAsync("""{"n":2}""");
        Assert.Equal("""{"n":2}""", (await bus.Targets.NextAsync()).Input.GetProperty("detail").GetRawText());
    }

    [Fact]
    public async Task ScheduledRule_OnItsTime_SendsAScheduledEvent()
    {
        using var clock = VirtualClock.Stepped(s_start);
        await using var bus = await TestBus.OpenAsync(clock);
        await bus.CallAsync("eventbridge", "putRule", """{"Name":"sweep","ScheduleExpression":"rate(5 minutes)"}""");
        await bus.CallAsync("eventbridge", "putTargets", $$"""{"Rule":"sweep","Targets":[{"Id":"f","Arn":"{{TestBus.Function}}"}]}""");
        foreach (var minute in (int[])[5, 10])
        {
            clock.Advance(TimeSpan.FromMinutes(5));
            var input = (await bus.Targets.NextAsync()).Input;
            Assert.Equal("Scheduled Event", input.GetProperty("detail-type").GetString());
            Assert.Equal($"2026-01-01T00:{minute:00}:00Z", input.GetProperty("time").GetString());
            Assert.Equal("arn:aws:events:us-east-1:000000000000:rule/sweep", input.GetProperty("resources")[0].GetString());
        }
    }
}
