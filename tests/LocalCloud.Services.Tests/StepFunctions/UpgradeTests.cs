using LocalCloud.Services.Time;
using Testing;

namespace LocalCloud.Services.Tests.StepFunctions;

/// <summary>
/// Executions that an earlier version left waiting, in a file kept as it was: this version goes on with them. <see cref="Keep"/> made the file;
/// a later version adds one of its own and leaves this one alone.
/// </summary>
public sealed class UpgradeTests : IDisposable
{
    private const string Kept = "0005-waiting.db";

    // A timer, a retry, a token, an activity's worker, an iteration: all that can be waited for inside.
    private const string Machine = """
        {"StartAt":"All","States":{"All":{"Type":"Parallel","Branches":[
          {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}},
          {"StartAt":"R","States":{"R":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:fails",
            "Retry":[{"ErrorEquals":["Again"],"IntervalSeconds":30,"MaxAttempts":1}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"C"}],"End":true},
            "C":{"Type":"Pass","Result":"caught","End":true}}},
          {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","HeartbeatSeconds":600,
            "Assign":{"said.$":"$"},"Parameters":{"FunctionName":"echo","Payload":{"t.$":"$$.Task.Token"}},"Next":"V"},
            "V":{"Type":"Pass","Parameters":{"v.$":"$said"},"End":true}}},
          {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:us-east-1:000000000000:activity:work","End":true}}},
          {"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.l","ItemProcessor":{"StartAt":"I","States":{
            "I":{"Type":"Wait","SecondsPath":"$","End":true}}},"End":true}}}],"End":true}}}
        """;

    private const string Execution = "arn:aws:states:us-east-1:000000000000:execution:m:x";

    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempDirectory _directory = new();

    private static string KeptFile => Path.Combine(Repository.Root, "tests", "LocalCloud.Services.Tests", "StepFunctions", "old", Kept);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Execution_OfAKeptFile_GoesOnToItsEnd()
    {
        File.Copy(KeptFile, Path.Combine(_directory.Path, "cloud.db"));
        using var clock = VirtualClock.Stepped(s_start);
        await using var cloud = await StatesCloud.StartAsync(_directory.Path, clock, Functions());

        var scheduled = (await cloud.HistoryAsync(Execution)).First(item => item.Contains("\"TaskScheduled\"", StringComparison.Ordinal));
        var token = scheduled.Split("\\\"t\\\":\\\"")[1].Split('\\')[0];
        await cloud.CallAsync("SendTaskSuccess", new() { ["taskToken"] = token, ["output"] = "\"told\"" });
        var task = await cloud.CallAsync("GetActivityTask", new() { ["activityArn"] = "arn:aws:states:us-east-1:000000000000:activity:work" });
        await cloud.CallAsync("SendTaskSuccess", new() { ["taskToken"] = task["taskToken"]!.GetValue<string>(), ["output"] = "\"worked\"" });
        clock.Advance(TimeSpan.FromSeconds(60));

        var ended = await cloud.EndedAsync(Execution);
        Assert.Equal("SUCCEEDED", ended["status"]!.GetValue<string>());
        Assert.Equal("""[{"l":[20,40]},"caught",{"v":"told"},"worked",[20,40]]""", ended["output"]!.GetValue<string>());
        var ids = (await cloud.HistoryAsync(Execution)).Select((item, at) => item.Contains($"\"id\":{at + 1},", StringComparison.Ordinal));
        Assert.All(ids, Assert.True);
    }

    /// <summary>Makes the file: run by hand, once for a version.</summary>
    [Fact(Explicit = true)]
    public async Task Keep()
    {
        using var clock = VirtualClock.Stepped(s_start);
        await using (var cloud = await StatesCloud.StartAsync(_directory.Path, clock, Functions()))
        {
            await cloud.CallAsync("CreateActivity", new() { ["name"] = "work" });
            await cloud.StartAsync(await cloud.CreateAsync("m", Machine), "x", """{"l":[20,40]}""");
            for (var looks = 0; (await cloud.HistoryAsync(Execution)).Count < 20; looks++)
            {
                Assert.True(looks < 1_000_000, string.Join('\n', await cloud.HistoryAsync(Execution)));
                await Task.Yield();
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(KeptFile)!);
        File.Copy(Path.Combine(_directory.Path, "cloud.db"), KeptFile);
    }

    private static FakeFunctions Functions()
    {
        var functions = new FakeFunctions();
        functions.On("fails", static _ => throw new InvalidOperationException("""{"errorType":"Again"}"""));
        return functions;
    }
}
