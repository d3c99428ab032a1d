namespace LocalCloud.Services.Tests.EventBridge;

public sealed class JavaScriptClientTests
{
    [Fact]
    public async Task EventBridge_EveryOperation_AnswersAsAwsDoes()
    {
        await using var bus = await TestBus.OpenAsync();
        Assert.Equal("ok", await Testing.Node.RunAsync("eventbridge/events.mjs", [bus.Door.Endpoint.ToString()]));
        Assert.Equal("""{"n":7}""", (await bus.Targets.NextAsync()).Input.GetProperty("detail").GetRawText());
    }

    [Fact]
    public async Task Scheduler_EveryOperation_AnswersAsAwsDoes()
    {
        await using var bus = await TestBus.OpenAsync();
        Assert.Equal("ok", await Testing.Node.RunAsync("scheduler/schedules.mjs", [bus.Door.Endpoint.ToString()]));
    }
}
