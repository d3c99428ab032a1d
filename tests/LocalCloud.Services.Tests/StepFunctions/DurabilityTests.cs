using LocalCloud.Services.Time;
using Testing;

namespace LocalCloud.Services.Tests.StepFunctions;

/// <summary>A killed engine and one that was not end in the same history.</summary>
public sealed class DurabilityTests : IDisposable
{
    private const string Machine = """
        {"StartAt":"Both","States":{
          "Both":{"Type":"Parallel","Branches":[
            {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}},
            {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:twice",
              "Retry":[{"ErrorEquals":["Again"],"IntervalSeconds":10,"MaxAttempts":2}],"End":true}}}],"Next":"Late"},
          "Late":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","HeartbeatSeconds":100,
            "Parameters":{"FunctionName":"echo","Payload":{"t.$":"$$.Task.Token"}},
            "Catch":[{"ErrorEquals":["States.Timeout"],"Next":"End"}],"End":true},
          "End":{"Type":"Succeed"}}}
        """;

    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempDirectory _whole = new();
    private readonly TempDirectory _killed = new();

    public void Dispose()
    {
        _whole.Dispose();
        _killed.Dispose();
    }

    [Fact]
    public async Task Execution_KilledBetweenAllItsTurns_EndsInTheHistoryOfOneThatWasNot()
    {
        var whole = await RunAsync(_whole.Path, kill: false);
        var killed = await RunAsync(_killed.Path, kill: true);
        Assert.Equal(whole, killed);
        Assert.Contains(killed, item => item.Contains("\"ExecutionSucceeded\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Task_UnderWayAtAKill_IsDoneAgainWithTheSameToken()
    {
        var functions = new FakeFunctions();
        var tokens = new List<string>();
        using var called = new SemaphoreSlim(0);
        functions.On("ask", async (payload, cancel) =>
        {
            lock (tokens)
            {
                tokens.Add(payload);
            }

            called.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            return "{}";
        });
        string execution;
        await using (var cloud = await StatesCloud.StartAsync(_killed.Path, functions: functions))
        {
            var machine = await cloud.CreateAsync("m", """
                {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
                "Parameters":{"FunctionName":"ask","Payload.$":"$$.Task.Token"},"End":true}}}
                """);
            execution = await cloud.StartAsync(machine, "x");
            await called.WaitAsync(TestContext.Current.CancellationToken);
            await cloud.KillAsync();
        }

        await using var again = await StatesCloud.StartAsync(_killed.Path, functions: functions);
        await called.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, tokens.Count);
        Assert.Equal(tokens[0], tokens[1]);
        await again.CallAsync("SendTaskSuccess", new()
        {
            ["taskToken"] = tokens[0].Trim('"'),
            ["output"] = "7",
        });
        var ended = await again.EndedAsync(execution);
        Assert.Equal("7", ended["output"]!.GetValue<string>());
    }

    private static async Task<IReadOnlyList<string>> RunAsync(string directory, bool kill)
    {
        using var clock = VirtualClock.Stepped(s_start);
        var functions = new FakeFunctions();
        var calls = 0;
        functions.On("twice", _ => Interlocked.Increment(ref calls) < 3
            ? throw new InvalidOperationException("""{"errorType":"Again"}""")
            : "\"ok\"");
        var cloud = await StatesCloud.StartAsync(directory, clock, functions);
        var machine = await cloud.CreateAsync("m", Machine);
        var execution = await cloud.StartAsync(machine, "x");
        foreach (var (events, seconds) in new[] { (8, 10), (11, 20), (15, 30), (22, 100) })
        {
            await SettledAsync(cloud, execution, events);
            if (kill)
            {
                await cloud.KillAsync();
                cloud = await StatesCloud.StartAsync(directory, clock, functions);
            }

            clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await cloud.EndedAsync(execution);
        var history = await cloud.HistoryAsync(execution);
        await cloud.DisposeAsync();
        return [.. history.Select(item => item.Replace(execution, "execution", StringComparison.Ordinal)).Select(WithoutToken)];
    }

    private static string WithoutToken(string item) =>
        System.Text.RegularExpressions.Regex.Replace(item, "[A-Za-z0-9_-]{60,}", "token");

    private static async Task SettledAsync(StatesCloud cloud, string execution, int events)
    {
        for (var looks = 0; (await cloud.HistoryAsync(execution)).Count < events; looks++)
        {
            Assert.True(looks < 1_000_000, $"No event {events} comes.");
            await Task.Yield();
        }
    }
}
