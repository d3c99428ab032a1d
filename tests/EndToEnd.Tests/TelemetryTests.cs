using System.Text.Json;
using System.Text.Json.Nodes;

namespace EndToEnd.Tests;

/// <summary>What the functions write of runs: lines, metrics and spans.</summary>
[Collection(OneCloud.Name)]
public sealed class TelemetryTests(RunCloud cloud)
{
    private static readonly string[] s_handlers = ["StartJob", "AwaitJob", "OnJobEvent", "CollectResult", "AnnounceCompletion"];

    [Fact]
    public async Task Run_ThatSucceeds_IsOneTraceWithMetricsOfItsEnd()
    {
        var ended = await cloud.RunAsync("telemetry-traced", Request.Of(Request.Succeeding));
        Assert.True(ended.Status.Value == "SUCCEEDED", $"{ended.Error}: {ended.Cause}");
        await cloud.EventsAsync("telemetry-traced");

        var traces = (await cloud.AdminAsync(HttpMethod.Get, "traces?runId=telemetry-traced")).GetProperty("traces").EnumerateArray().ToList();
        var spans = Assert.Single(traces).GetProperty("spans").EnumerateArray().ToList();
        var names = spans.Select(span => span.GetProperty("name").GetString()!).ToList();
        string[] wanted = ["StartJob", "AwaitJob", "WakeRun", "CollectResult", "AnnounceCompletion"];
        Assert.All(wanted, name => Assert.Contains(name, names));
        var woken = spans.First(span => span.GetProperty("name").GetString() == "WakeRun");
        Assert.Equal("woken", woken.GetProperty("attributes").GetProperty("cleanrooms.job.outcome").GetString());
        // The event's own trace is another one, and the span in the run's points at it.
        Assert.Single(woken.GetProperty("links").EnumerateArray());

        var metrics = await LinesAsync("telemetry-traced", line => line.TryGetProperty("_aws", out _));
        var metric = Assert.Single(metrics);
        Assert.Equal("SUCCEEDED", metric.GetProperty("Outcome").GetString());
        Assert.Equal(8 / 6.0, metric.GetProperty("CrpuHours").GetDouble(), 6);
        Assert.InRange(metric.GetProperty("DetectionLag").GetDouble(), 0, 5);
        var series = (await cloud.AdminAsync(HttpMethod.Get, "metrics?namespace=ProtectedJobs&name=Runs")).GetProperty("metrics");
        Assert.Contains(series.EnumerateArray(), s => s.GetProperty("dimensions").GetProperty("Outcome").GetString() == "SUCCEEDED");
    }

    [Fact]
    public async Task Lines_OfARun_AreJsonWithItsIds_AndTellNoSecret()
    {
        const string Secret = "planted-4711";
        var request = JsonNode.Parse(Request.Of(Request.Succeeding))!;
        request["jobParameters"]!["parameters"] = new JsonObject { ["audience"] = Secret };
        request["orchestration"] = new JsonObject { ["tags"] = new JsonObject { ["note"] = Secret } };
        var good = await cloud.RunAsync("telemetry-lines", request.ToJsonString());
        var failed = await cloud.RunAsync("telemetry-failed", Request.Of(Request.Failing));
        await cloud.EventsAsync("telemetry-failed");
        request["jobParameters"]!["parameters"] = new JsonObject { ["audience"] = new string('x', 2000) + Secret, ["size"] = 47110815 };
        var refused = await cloud.RunAsync("telemetry-refused", request.ToJsonString());
        Assert.Equal(("SUCCEEDED", "FAILED", "InvalidRequest"), (good.Status.Value, failed.Status.Value, refused.Error));

        var all = (await cloud.AdminAsync(HttpMethod.Get, "logs?limit=100000")).GetProperty("events").EnumerateArray()
            .Select(line => line.GetProperty("message").GetString()!).ToList();
        Assert.All(all, line => Assert.Equal(JsonValueKind.Object, JsonElement.Parse(line).ValueKind));
        string[] secrets = [Secret, "47110815", "local/", "aws4_request", await TaskTokenAsync(good.ExecutionArn), await TaskTokenAsync(failed.ExecutionArn)];
        Assert.All(secrets, secret => Assert.DoesNotContain(all, line => line.Contains(secret, StringComparison.Ordinal)));
        foreach (var run in (string[])["telemetry-lines", "telemetry-failed"])
        {
            var told = await LinesAsync(run, line => line.TryGetProperty("eventId", out _));
            Assert.All(told, line => Assert.Equal(run, line.GetProperty("runId").GetString()));
            Assert.All(told, line => Assert.Equal(32, (line.TryGetProperty("traceId", out var id) ? id.GetString()! : "").Length));
            Assert.Contains(told, line => line.TryGetProperty("jobId", out var job) && job.GetString()!.Length == 36);
        }

        Assert.All(s_handlers, handler => Assert.Contains(all, line => line.Contains($"\"{handler} done", StringComparison.Ordinal)));
    }

    /// <summary>The token of the run's AwaitJob, as its history shows it.</summary>
    private async Task<string> TaskTokenAsync(string executionArn) =>
        (await cloud.HistoryAsync(executionArn))
            .Select(e => e.TaskScheduledEventDetails?.Parameters)
            .OfType<string>()
            .Select(parameters => JsonElement.Parse(parameters).GetProperty("Payload").TryGetProperty("taskToken", out var token) ? token.GetString() : null)
            .First(token => token is { Length: > 20 })!;

    /// <summary>Lines of the log, once there are any: a function's lines come through a pipe, and its answer does not wait for them.</summary>
    private async Task<IReadOnlyList<JsonElement>> LinesAsync(string contains, Func<JsonElement, bool> isOne)
    {
        while (true)
        {
            var events = (await cloud.AdminAsync(HttpMethod.Get, $"logs?limit=100000&contains={contains}")).GetProperty("events");
            var lines = events.EnumerateArray().Select(line => JsonElement.Parse(line.GetProperty("message").GetString()!)).Where(isOne).ToList();
            if (lines.Count > 0)
            {
                return lines;
            }

            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
