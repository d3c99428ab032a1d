using System.Text.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.EventBridge;
using LocalCloud.Services.Time;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Services.Tests.EventBridge;

public sealed class EventFaultsTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Foreign_AfterAnEvent_ComesOneAboutSomethingElse()
    {
        await using var bus = await TestBus.OpenAsync();
        await bus.RuleAsync("r", """{"source":["test"]}""", TestBus.Function);
        bus.Door.Services.GetRequiredService<EventFaults>().Arrange(new EventFault { Kind = EventFaultKind.Foreign });
        const string own = "11111111-2222-4333-8444-555555555555";
        await bus.PutAsync($$"""{"id":"{{own}}","again":"{{own}}","n":1}""");
        List<JsonElement> details = [(await bus.Targets.NextAsync()).Input, (await bus.Targets.NextAsync()).Input];
        var stranger = Assert.Single(details, d => d.GetProperty("detail").GetProperty("id").GetString() != own).GetProperty("detail");
        Assert.Equal(stranger.GetProperty("id").GetString(), stranger.GetProperty("again").GetString());
        Assert.Equal(1, stranger.GetProperty("n").GetInt32());
        Assert.NotEqual(details[0].GetProperty("id").GetString(), details[1].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData(EventFaultKind.Doubled, 2)]
    [InlineData(EventFaultKind.Lost, 0)]
    [InlineData(EventFaultKind.Late, 0)]
    public async Task Schedule_WithAFault_IsInvokedSoOften(EventFaultKind kind, int times)
    {
        using var clock = VirtualClock.Stepped(s_start);
        await using var bus = await TestBus.OpenAsync(clock);
        bus.Door.Services.GetRequiredService<EventFaults>().Arrange(
            new EventFault { Kind = kind, Source = EventFault.OfSchedules, DetailType = "default/s", Delay = TimeSpan.FromMinutes(kind == EventFaultKind.Late ? 30 : 0) });
        await bus.CallAsync("scheduler", "createSchedule", $$"""
            {"Name":"s","ScheduleExpression":"rate(1 hour)","StartDate":"2026-01-01T01:00:00Z","FlexibleTimeWindow":{"Mode":"OFF"},
             "Target":{"Arn":"{{TestBus.Machine}}","RoleArn":"{{TestBus.Role}}","Input":"{\"at\":\"<aws.scheduler.scheduled-time>\"}"} }
            """);
        clock.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < times; i++)
        {
            Assert.Equal("2026-01-01T01:00:00Z", (await bus.Targets.NextAsync()).Input.GetProperty("at").GetString());
        }

        // The next time is as it should be, and before it comes what was late.
        string[] later = kind == EventFaultKind.Late ? ["2026-01-01T01:00:00Z", "2026-01-01T02:00:00Z"] : ["2026-01-01T02:00:00Z"];
        foreach (var time in later)
        {
            Assert.Equal(time, (await bus.NextAsync(clock)).Input.GetProperty("at").GetString());
        }
    }

    [Fact]
    public void Scenario_Read_IsWhatItSays()
    {
        var fault = Assert.Single(EventFaults.Read("""[{"kind":"late","source":"aws.cleanrooms","count":3,"delaySeconds":1.5}]"""));
        Assert.Equal(new EventFault { Kind = EventFaultKind.Late, Source = "aws.cleanrooms", Count = 3, Delay = TimeSpan.FromSeconds(1.5) }, fault);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("""[{"kind":"explode"}]""")]
    [InlineData("""[{"kind":"lost","cuont":1}]""")]
    [InlineData("""[{"kind":"lost","count":0}]""")]
    [InlineData("""[{"kind":"late","delaySeconds":-1}]""")]
    [InlineData("""[{"kind":"late","delaySeconds":1e300}]""")]
    public void Scenario_Wrong_IsRefused(string json) =>
        Assert.Equal("ValidationException", Assert.Throws<AwsException>(() => EventFaults.Read(json)).Code);
}
