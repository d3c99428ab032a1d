using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

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

    public static async Task RunAsync()
    {
        await RunAsync(10_000, "≤ 200 MB", "≤ 3 s");
        await RunAsync(100_000, "linear", "linear");
    }

    private static async Task RunAsync(int count, string wantedMemory, string wantedTime)
    {
        using var folder = new TempFolder();
        string machine;
        string soon;
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
            Console.WriteLine($"{count:N0} waiting: {server.ResidentMebibytes:N0} MiB resident after starting them");
            await server.KillAsync();
        }

        await Task.Delay(TimeSpan.FromSeconds(3));
        var watch = Stopwatch.StartNew();
        using var again = await ServerProcess.StartAsync(folder.Path);
        using var other = new StatesClient(again.Endpoint);
        var answered = watch.Elapsed;
        while (!(await other.CallAsync("DescribeExecution", $$"""{"executionArn":"{{soon}}"}""")).Contains("SUCCEEDED", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} waiting, after kill -9: answers after {answered.TotalSeconds:0.00} s, goes on after {watch.Elapsed.TotalSeconds:0.00} s; wanted {wantedTime}"));
        await Task.Delay(TimeSpan.FromSeconds(1));
        Console.WriteLine($"{count:N0} waiting, after kill -9: {again.ResidentMebibytes:N0} MiB resident; wanted {wantedMemory}");
        await again.KillAsync();
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
