using System.Collections.Concurrent;
using LocalCloud.Services.Time;
using LocalCloud.Store;
using Microsoft.Data.Sqlite;
using Testing;

namespace LocalCloud.Services.Tests.StepFunctions;

/// <summary>
/// A kill at any instant. What a killed process leaves is what is on the disk, so its files are copied in the middle of transactions
/// all along a run, and each copy is gone on with.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const string Machine = """
        {"StartAt":"Both","States":{
          "Both":{"Type":"Parallel","Branches":[
            {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}},
            {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:twice",
              "Parameters":{"tried.$":"$$.State.RetryCount"},
              "Retry":[{"ErrorEquals":["Again"],"IntervalSeconds":10,"MaxAttempts":2}],"End":true}}}],"Next":"Each"},
          "Each":{"Type":"Map","MaxConcurrency":1,"ItemProcessor":{"StartAt":"I","States":{
            "I":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"echo","Payload.$":"$"},
              "ResultSelector":{"v.$":"$.Payload"},"End":true}}},"Next":"Late"},
          "Late":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","HeartbeatSeconds":100,
            "Parameters":{"FunctionName":"echo","Payload":{"t.$":"$$.Task.Token"}},
            "Catch":[{"ErrorEquals":["States.Timeout"],"Next":"End"}],"End":true},
          "End":{"Type":"Succeed"}}}
        """;

    private const string Execution = "arn:aws:states:us-east-1:000000000000:execution:m:x";
    private const int MostImages = 60;

    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan[] s_steps = [.. new[] { 10, 20, 30, 100 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    // How many events there are when nothing more happens before the next step.
    private static readonly int[] s_events = [8, 11, 15, 40];

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Execution_KilledAtAnyInstant_EndsInTheHistoryOfOneThatWasNot()
    {
        var images = new List<(string Path, int Step)>();
        var whole = await RunAsync(Path.Combine(_directory.Path, "whole"), 0, images);
        Assert.True(images.Count > 10, $"{images.Count} images");
        Assert.Equal(s_steps.Length, images.Max(image => image.Step));
        foreach (var (path, step) in images)
        {
            Assert.Equal(whole, await RunAsync(path, step, images: null));
        }
    }

    [Fact]
    public async Task Executions_AcknowledgedBeforeAKill_AreThere()
    {
        var acknowledged = new ConcurrentQueue<string>();
        var images = new List<(string Path, string[] Executions)>();
        await using (var cloud = await StatesCloud.StartAsync(Path.Combine(_directory.Path, "whole")))
        {
            var machine = await cloud.CreateAsync("m", """{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":3600,"End":true}}}""");
            var starts = Enumerable.Range(0, 8).Select(async worker =>
            {
                for (var i = 0; i < 60; i++)
                {
                    acknowledged.Enqueue(await cloud.StartAsync(machine, $"x{worker}-{i}"));
                }
            }).ToArray();
            while (images.Count < 5)
            {
                var path = Path.Combine(_directory.Path, $"image{images.Count}");
                images.Add((path, await cloud.Store.WriteAsync(
                    _ => Copy(cloud, path, acknowledged.ToArray()), TestContext.Current.CancellationToken)));
            }

            await Task.WhenAll(starts);
        }

        foreach (var (path, executions) in images)
        {
            await using var again = await StatesCloud.StartAsync(path);
            foreach (var execution in executions)
            {
                Assert.Equal("RUNNING", (await again.DescribeAsync(execution))["status"]!.GetValue<string>());
            }
        }
    }

    /// <summary>Runs, or goes on with, the execution; takes images all the while.</summary>
    private static async Task<IReadOnlyList<string>> RunAsync(string directory, int step, List<(string Path, int Step)>? images)
    {
        using var clock = VirtualClock.Stepped(s_start + s_steps.Take(step).Aggregate(TimeSpan.Zero, (all, one) => all + one));
        var functions = new FakeFunctions();
        functions.On("twice", static payload => payload.Contains('2', StringComparison.Ordinal)
            ? "[\"a\",\"b\",\"c\"]"
            : throw new InvalidOperationException("""{"errorType":"Again"}"""));
        await using var cloud = await StatesCloud.StartAsync(directory, clock, functions);
        var at = step;
        var isOver = false;
        var last = "";
        var copying = Task.CompletedTask;
        if (images is not null)
        {
            await cloud.StartAsync(await cloud.CreateAsync("m", Machine), "x");
            copying = Task.Run(async () =>
            {
                // Once more when it is over: the last commit may be younger than the last image.
                bool wasOver;
                do
                {
                    wasOver = Volatile.Read(ref isOver);
                    var path = $"{directory}-{images.Count}";
                    var (stamp, taken) = await cloud.Store.WriteAsync(
                        connection => Stamp(connection) is var now && now == last ? (now, -1) : (now, Copy(cloud, path, Volatile.Read(ref at))),
                        TestContext.Current.CancellationToken);
                    last = stamp;
                    if (taken >= 0)
                    {
                        images.Add((path, taken));
                    }
                }
                while (!wasOver && images.Count < MostImages);
            });
        }

        while (at < s_steps.Length)
        {
            await SettledAsync(cloud, s_events[at]);
            var next = s_steps[at];

            // Before the clock: an image that says so has nothing left to do at the time before.
            Interlocked.Increment(ref at);
            clock.Advance(next);
        }

        await cloud.EndedAsync(Execution);
        Volatile.Write(ref isOver, true);
        await copying;
        return [.. (await cloud.HistoryAsync(Execution)).Select(WithoutToken)];
    }

    /// <summary>What tells two instants of a run apart.</summary>
    private static string Stamp(SqliteConnection connection) => connection.Prepared(
            "SELECT (SELECT count(*) FROM history) || ' ' || (SELECT count(*) FROM tasks) || ' ' || (SELECT count(*) FROM timers) || ' ' || "
            + "(SELECT ifnull(sum(submitted), 0) FROM tasks) || ' ' || (SELECT count(*) FROM status_events)")
        .First(row => row.Text(0))!;

    /// <summary>Copies the database; called on the thread that writes, in the middle of a transaction.</summary>
    private static T Copy<T>(StatesCloud cloud, string to, T known)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(cloud.Store.Directory, "cloud.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        return known;
    }

    private static async Task SettledAsync(StatesCloud cloud, int events)
    {
        for (var looks = 0; (await cloud.HistoryAsync(Execution)).Count < events; looks++)
        {
            Assert.True(looks < 1_000_000, $"No event {events} comes after {(await cloud.HistoryAsync(Execution))[^1]}");
            await Task.Yield();
        }
    }

    private static string WithoutToken(string item) =>
        System.Text.RegularExpressions.Regex.Replace(item, "[A-Za-z0-9_-]{60,}|[0-9a-f]{8}-[0-9a-f-]{27}", "id");
}
