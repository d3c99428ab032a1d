using System.Text.Json.Nodes;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Time;
using Testing;

namespace LocalCloud.Services.Tests.StepFunctions;

/// <summary>What takes days, in milliseconds.</summary>
public sealed class TimeTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempDirectory _directory = new();
    private readonly VirtualClock _clock = VirtualClock.Stepped(s_start);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _clock.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Wait_OfAMonth_EndsAtItsMoment()
    {
        await using var cloud = await StatesCloud.StartAsync(_directory.Path, _clock);
        var machine = await cloud.CreateAsync("m", """{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":2592000,"End":true}}}""");
        var execution = await cloud.StartAsync(machine, "x");
        await _clock.WhenArmedAsync(Token);
        _clock.Advance(TimeSpan.FromDays(31));
        var ended = await cloud.EndedAsync(execution);
        Assert.Equal("SUCCEEDED", ended["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Name_OfAnExecutionThatEnded90DaysAgo_IsFreeAgain()
    {
        await using var cloud = await StatesCloud.StartAsync(_directory.Path, _clock);
        var machine = await cloud.CreateAsync("m", """{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}""");
        await cloud.StartAsync(machine, "x", "1");
        _clock.Advance(TimeSpan.FromDays(89));
        var refused = await Assert.ThrowsAsync<AwsException>(() => cloud.StartAsync(machine, "x", "2"));
        Assert.Equal("ExecutionAlreadyExists", refused.Code);
        _clock.Advance(TimeSpan.FromDays(1));
        var execution = await cloud.StartAsync(machine, "x", "2");
        Assert.Equal("2", (await cloud.EndedAsync(execution))["output"]!.GetValue<string>());
        Assert.Equal(4, (await cloud.HistoryAsync(execution)).Count);
    }

    [Fact]
    public async Task Redrive_After14Days_IsRefused()
    {
        await using var cloud = await StatesCloud.StartAsync(_directory.Path, _clock);
        var machine = await cloud.CreateAsync("m", """{"StartAt":"F","States":{"F":{"Type":"Fail"}}}""");
        var execution = await cloud.StartAsync(machine, "x");
        _clock.Advance(TimeSpan.FromDays(14));
        await cloud.CallAsync("RedriveExecution", new() { ["executionArn"] = execution });
        _clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMilliseconds(1));
        var refused = await Assert.ThrowsAsync<AwsException>(
            () => cloud.CallAsync("RedriveExecution", new() { ["executionArn"] = execution }));
        Assert.Equal("ExecutionNotRedrivable", refused.Code);
        var described = await cloud.DescribeAsync(execution);
        Assert.Equal("Execution redrivable period exceeded", described["redriveStatusReason"]!.GetValue<string>());
    }

    [Fact]
    public async Task Redrive_InTheMomentOfAMapsEnd_RunsTheMapAgain()
    {
        await using var cloud = await StatesCloud.StartAsync(_directory.Path, _clock);
        var machine = await cloud.CreateAsync("m", """
            {"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$","End":true,"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
             "StartAt":"F","States":{"F":{"Type":"Fail"}}}}}}
            """);
        var execution = await cloud.StartAsync(machine, "x", "[1]");
        for (var redrive = 1; redrive <= 60; redrive++)
        {
            await EndAsync();
            await cloud.CallAsync("RedriveExecution", new() { ["executionArn"] = execution });
        }

        var ended = await EndAsync();
        await _clock.WhenIdleAsync(Token);
        var runs = await cloud.CallAsync("ListMapRuns", new() { ["executionArn"] = execution });
        var run = await cloud.CallAsync("DescribeMapRun", new() { ["mapRunArn"] = runs["mapRuns"]![0]!["mapRunArn"]!.GetValue<string>() });
        Assert.Equal("FAILED", ended["status"]!.GetValue<string>());
        Assert.Equal(60, run["redriveCount"]!.GetValue<int>());

        Task<JsonObject> EndAsync() => cloud.EndedAsync(execution).WaitAsync(TimeSpan.FromMinutes(2), Token);
    }

    [Fact]
    public async Task Token_WithoutAHeartbeat_TimesOutAndIsStale()
    {
        await using var cloud = await StatesCloud.StartAsync(_directory.Path, _clock);
        var machine = await cloud.CreateAsync("m", """
            {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","HeartbeatSeconds":60,
            "Parameters":{"FunctionName":"echo","Payload":{"t.$":"$$.Task.Token"}},"End":true}}}
            """);
        var execution = await cloud.StartAsync(machine, "x");
        await _clock.WhenArmedAsync(Token);
        var history = await cloud.HistoryAsync(execution);
        var token = System.Text.RegularExpressions.Regex.Match(history[2], "[A-Za-z0-9_-]{60,}").Value;
        _clock.Advance(TimeSpan.FromSeconds(50));
        await cloud.CallAsync("SendTaskHeartbeat", new() { ["taskToken"] = token });
        _clock.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal("RUNNING", (await cloud.DescribeAsync(execution))["status"]!.GetValue<string>());
        _clock.Advance(TimeSpan.FromSeconds(10));
        var ended = await cloud.EndedAsync(execution);
        Assert.Equal("FAILED", ended["status"]!.GetValue<string>());
        Assert.Equal("States.HeartbeatTimeout", ended["error"]!.GetValue<string>());
        var refused = await Assert.ThrowsAsync<AwsException>(
            () => cloud.CallAsync("SendTaskSuccess", new() { ["taskToken"] = token, ["output"] = "1" }));
        Assert.Equal("TaskTimedOut", refused.Code);
    }

    [Fact]
    public async Task Machine_WithATimeout_EndsTimedOutWithoutErrorOrCause()
    {
        await using var cloud = await StatesCloud.StartAsync(_directory.Path, _clock);
        var machine = await cloud.CreateAsync("m", """{"StartAt":"W","TimeoutSeconds":5,"States":{"W":{"Type":"Wait","Seconds":60,"End":true}}}""");
        var execution = await cloud.StartAsync(machine, "x");
        await _clock.WhenArmedAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(5));
        var ended = await cloud.EndedAsync(execution);
        Assert.Equal("TIMED_OUT", ended["status"]!.GetValue<string>());
        Assert.Null(ended["error"]);
        Assert.Null(ended["cause"]);
    }

    [Fact]
    public async Task ExpressExecution_OfMoreThanFiveMinutes_IsTimedOut()
    {
        await using var cloud = await StatesCloud.StartAsync(_directory.Path, _clock);
        var machine = await cloud.CreateAsync(
            "m", """{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":301,"End":true}}}""", type: "EXPRESS");
        var answer = cloud.CallAsync("StartSyncExecution", new() { ["stateMachineArn"] = machine });
        await _clock.WhenArmedAsync(Token);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("TIMED_OUT", (await answer)["status"]!.GetValue<string>());
    }
}
