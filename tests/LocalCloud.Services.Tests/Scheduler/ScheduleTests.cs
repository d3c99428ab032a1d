using LocalCloud.Services.Contracts;
using LocalCloud.Services.Tests.EventBridge;
using LocalCloud.Services.Time;

namespace LocalCloud.Services.Tests.Scheduler;

public sealed class ScheduleTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static string Body(string name, string expression, string more = "", string input = "{}", string arn = TestBus.Machine) => $$"""
        {"Name":"{{name}}","ScheduleExpression":"{{expression}}","FlexibleTimeWindow":{"Mode":"OFF"}{{more}},
         "Target":{"Arn":"{{arn}}","RoleArn":"{{TestBus.Role}}","Input":{{System.Text.Json.JsonSerializer.Serialize(input)}} } }
        """;

    [Fact]
    public async Task Cron_InAZone_StartsWithContextAttributes()
    {
        using var clock = VirtualClock.Stepped(s_start);
        await using var bus = await TestBus.OpenAsync(clock);
        await bus.CallAsync("scheduler", "createSchedule", Body(
            "daily", "cron(0 9 * * ? *)", ",\"ScheduleExpressionTimezone\":\"America/New_York\"",
            """{"arn":"<aws.scheduler.schedule-arn>","at":"<aws.scheduler.scheduled-time>","n":"<aws.scheduler.attempt-number>","id":"<aws.scheduler.execution-id>"}"""));
        bus.Targets.Refusals.Enqueue(new AwsException("ThrottlingException", 400, "later"));
        clock.Advance(TimeSpan.FromHours(14));
        var delivered = await bus.NextAsync(clock);
        Assert.Equal("arn:aws:scheduler:us-east-1:000000000000:schedule/default/daily", delivered.Input.GetProperty("arn").GetString());
        Assert.Equal("2026-01-01T14:00:00Z", delivered.Input.GetProperty("at").GetString());
        Assert.Equal("2", delivered.Input.GetProperty("n").GetString());
        Assert.Matches("^[0-9a-f]{16}$", delivered.Input.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Rate_WithoutStart_BeginsAtOnceAndEndsAtItsEnd()
    {
        using var clock = VirtualClock.Stepped(s_start);
        await using var bus = await TestBus.OpenAsync(clock);
        await bus.CallAsync("scheduler", "createSchedule", Body(
            "r", "rate(1 hour)", ",\"EndDate\":\"2026-01-01T02:30:00Z\",\"ActionAfterCompletion\":\"DELETE\"", """{"at":"<aws.scheduler.scheduled-time>"}"""));
        for (var hour = 0; hour < 3; hour++)
        {
            Assert.Equal($"2026-01-01T0{hour}:00:00Z", (await bus.Targets.NextAsync()).Input.GetProperty("at").GetString());
            clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Empty((await bus.CallAsync("scheduler", "listSchedules", "{}"))["Schedules"]!.AsArray());
        Assert.False(bus.Targets.TryNext(out _));
    }

    [Fact]
    public async Task At_WithUniversalTarget_StartsTheNamedExecutionOnce()
    {
        using var clock = VirtualClock.Stepped(s_start);
        await using var bus = await TestBus.OpenAsync(clock);
        await bus.CallAsync("scheduler", "createSchedule", Body(
            "once", "at(2026-01-01T10:00:00)", "",
            $$"""{"StateMachineArn":"{{TestBus.Machine}}","Name":"run-<aws.scheduler.attempt-number>","Input":"{\"x\":1}"}""",
            "arn:aws:scheduler:::aws-sdk:sfn:startExecution"));
        clock.Advance(TimeSpan.FromHours(10));
        var delivered = await bus.Targets.NextAsync();
        Assert.Equal((TestBus.Machine, "run-1", """{"x":1}"""), (delivered.Target, delivered.Name, delivered.Input.GetRawText()));
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Single((await bus.CallAsync("scheduler", "listSchedules", "{}"))["Schedules"]!.AsArray());
    }

    [Fact]
    public async Task Window_Flexible_InvokesWithinIt()
    {
        using var clock = VirtualClock.Stepped(s_start);
        await using var bus = await TestBus.OpenAsync(clock);
        await bus.CallAsync("scheduler", "createSchedule", Body("w", "at(2026-01-01T10:00:00)", "", """{"at":"<aws.scheduler.scheduled-time>"}""")
            .Replace("\"OFF\"", "\"FLEXIBLE\",\"MaximumWindowInMinutes\":60", StringComparison.Ordinal));
        clock.Advance(TimeSpan.FromHours(11));
        Assert.Equal("2026-01-01T10:00:00Z", (await bus.Targets.NextAsync()).Input.GetProperty("at").GetString());
    }

    [Fact]
    public async Task Restart_AfterMissedTimes_InvokesOnceAndGoesOn()
    {
        using var clock = VirtualClock.Stepped(s_start);
        await using var bus = await TestBus.OpenAsync(clock);
        await bus.CallAsync("scheduler", "createSchedule", Body(
            "r", "rate(1 hour)", ",\"StartDate\":\"2026-01-01T01:00:00Z\"", """{"at":"<aws.scheduler.scheduled-time>"}"""));
        await bus.Door.DisposeAsync();
        clock.Advance(TimeSpan.FromHours(5.5));
        await bus.ReopenAsync();
        Assert.Equal("2026-01-01T01:00:00Z", (await bus.Targets.NextAsync()).Input.GetProperty("at").GetString());
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("2026-01-01T06:00:00Z", (await bus.Targets.NextAsync()).Input.GetProperty("at").GetString());
    }

    [Theory]
    [InlineData("\"ScheduleExpression\":\"rate(1 hour)\"", "\"ScheduleExpression\":\"rate(1 hours)\"", "Invalid Schedule Expression rate(1 hours).")]
    [InlineData("\"OFF\"", "\"FLEXIBLE\"", "MaximumWindowInMinutes")]
    [InlineData("\"Input\":\"{}\"", "\"Input\":\"{\"", "not valid JSON")]
    [InlineData("stateMachine:Run", "stateMachine:Run\",\"RetryPolicy\":{\"MaximumRetryAttempts\":186},\"x\":\"", "maximumRetryAttempts")]
    [InlineData("\"Name\":\"r\"", "\"Name\":\"r r\"", "'name'")]
    [InlineData("\"FlexibleTimeWindow\":{\"Mode\":\"OFF\"}", "\"State\":\"ON\",\"FlexibleTimeWindow\":{\"Mode\":\"OFF\"}", "'state'")]
    public async Task Create_Invalid_SaysWhat(string good, string bad, string message)
    {
        await using var bus = await TestBus.OpenAsync();
        var body = Body("r", "rate(1 hour)");
        Assert.Contains(good, body, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<AwsException>(
            () => bus.CallAsync("scheduler", "createSchedule", body.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Equal("ValidationException", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
