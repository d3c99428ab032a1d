using System.Text.Json.Nodes;
using LocalCloud.Services.Time;
using Testing;

namespace LocalCloud.Services.Tests.StepFunctions;

public sealed class StatusEventTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Execution_ThatStartsAndEnds_TellsTheBusInOrderWithAwssShape()
    {
        using var clock = VirtualClock.Stepped(DateTimeOffset.FromUnixTimeMilliseconds(1_547_148_840_101));
        var bus = new RecordingBus();
        await using var cloud = await StatesCloud.StartAsync(_directory.Path, clock, bus: bus);
        var machine = await cloud.CreateAsync("sm", """{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":1,"Next":"P"},"P":{"Type":"Pass","Result":"Hello","End":true}}}""");
        var execution = await cloud.StartAsync(machine, "name");
        await bus.WhenAsync(1, TestContext.Current.CancellationToken);
        await clock.WhenArmedAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(1));
        await bus.WhenAsync(2, TestContext.Current.CancellationToken);

        var events = bus.Events.ToArray();
        Assert.All(events, e => Assert.Equal(("aws.states", "Step Functions Execution Status Change"), (e.Source, e.DetailType)));
        Assert.All(events, e => Assert.Equal([execution], e.Resources));
        Assert.Equal("RUNNING", JsonNode.Parse(events[0].Detail)!["status"]!.GetValue<string>());
        Assert.Equal(
            $$$"""
            {"executionArn":"{{{execution}}}","stateMachineArn":"{{{machine}}}","name":"name","status":"SUCCEEDED","startDate":1547148840101,"stopDate":1547148841101,"input":"{}","inputDetails":{"included":true},"output":"\"Hello\"","outputDetails":{"included":true},"error":null,"cause":null,"stateMachineVersionArn":null,"stateMachineAliasArn":null,"redriveCount":0,"redriveDate":null,"redriveStatus":"NOT_REDRIVABLE","redriveStatusReason":"Execution is SUCCEEDED and cannot be redriven."}
            """,
            events[1].Detail);
    }

    [Fact]
    public async Task StatusEvent_NotAcceptedBeforeAKill_IsToldAfterIt()
    {
        var bus = new RecordingBus();
        string execution;
        await using (var cloud = await StatesCloud.StartAsync(_directory.Path, bus: bus))
        {
            var machine = await cloud.CreateAsync("sm", """{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}""");
            execution = await cloud.StartAsync(machine, "name");
            await bus.WhenAsync(2, TestContext.Current.CancellationToken);
            await cloud.KillAsync();
        }

        // What the outbox still holds, because its deletion was lost, has the same ids.
        await using var again = await StatesCloud.StartAsync(_directory.Path, bus: bus);
        Assert.Equal("SUCCEEDED", (await again.EndedAsync(execution))["status"]!.GetValue<string>());
        Assert.Equal(2, bus.Events.Count);
    }
}
