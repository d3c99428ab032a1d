using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Benchmarks.Reports;
using Testing;

namespace Benchmarks.Engine;

/// <summary>
/// Executions that wait, half for a time and half for an answer by token: what they take of memory, and how soon a killed cloud
/// goes on with them. Going on means: it answers, and a timer that came due while it was dead has fired.
/// </summary>
internal static class WaitingBenchmark
{
    private const string Machine =
        """
        {"StartAt":"C","States":{
          "C":{"Type":"Choice","Choices":[{"Variable":"$.task","BooleanEquals":true,"Next":"T"}],"Default":"W"},
          "T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","TimeoutSeconds":86400,
            "Parameters":{"FunctionName":"ask","Payload":{"token.$":"$$.Task.Token"}},"End":true},
          "W":{"Type":"Wait","SecondsPath":"$.seconds","End":true}}}
        """;

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var seen = await MeasureAsync(10_000);
        return
        [
            new Figure("10,000 waiting executions: memory after starting them", seen.Started, "MB"),
            new Figure("10,000 waiting executions after kill -9: memory", seen.Resumed, "MB") { Bound = Bound.AtMost(200) },
            new Figure("10,000 waiting executions after kill -9: until a timer that came due has fired", seen.Seconds, "s") { Bound = Bound.AtMost(3) },
        ];
    }

    /// <summary>Starts so many, kills the cloud, starts it again.</summary>
    /// <returns>MB resident before the kill and after it, and seconds until it goes on.</returns>
    public static async Task<(double Started, double Resumed, double Seconds)> MeasureAsync(int count)
    {
        using var folder = new TempDirectory();
        string machine;
        string soon;
        double started;
        using (var server = await ServerProcess.StartAsync(folder.Path))
        {
            using var client = new StatesClient(server.Endpoint);
            machine = await CreateAsync(client);
            await DurableBenchmark.ConcurrentAsync(
                count,
                0,
                at => StartAsync(client, machine, $"x{at}", at % 2 == 0 ? """{"task":true}""" : """{"task":false,"seconds":86400}"""));
            soon = await StartAsync(client, machine, "soon", """{"task":false,"seconds":3}""");

            // What the starts themselves took is given back when the collector finds time.
            await Task.Delay(TimeSpan.FromSeconds(1));
            started = server.ResidentMegabytes;
            await server.KillAsync();
        }

        await Task.Delay(TimeSpan.FromSeconds(3));
        var watch = Stopwatch.StartNew();
        using var again = await ServerProcess.StartAsync(folder.Path);
        using var other = new StatesClient(again.Endpoint);
        while (!(await other.CallAsync("DescribeExecution", $$"""{"executionArn":"{{soon}}"}""")).Contains("SUCCEEDED", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        await Task.Delay(TimeSpan.FromSeconds(1));
        var resumed = again.ResidentMegabytes;
        await again.KillAsync();
        Progress.Say($"{count:N0} waiting: {started:N0} MB; after kill -9 {resumed:N0} MB, goes on after {seconds:0.00} s");
        return (started, resumed, seconds);
    }

    private static async Task<string> CreateAsync(StatesClient client)
    {
        var definition = JsonEncodedText.Encode(Regex.Replace(Machine, @"\s*\n\s*", ""));
        var answer = await client.CallAsync(
            "CreateStateMachine", $$"""{"name":"waits","roleArn":"{{BenchmarkCloud.Role}}","definition":"{{definition}}"}""");
        return Member(answer, "stateMachineArn");
    }

    private static async Task<string> StartAsync(StatesClient client, string machine, string name, string input)
    {
        var answer = await client.CallAsync(
            "StartExecution",
            $$"""{"stateMachineArn":"{{machine}}","name":"{{name}}","input":"{{JsonEncodedText.Encode(input)}}"}""");
        return Member(answer, "executionArn");
    }

    private static string Member(string answer, string name)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty(name).GetString()!;
    }
}
