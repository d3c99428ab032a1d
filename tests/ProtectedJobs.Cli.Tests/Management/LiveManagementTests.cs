using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using Testing;

namespace ProtectedJobs.Cli.Tests.Management;

/// <summary>The commands about runs, typed as a user types them, on one real local cloud: what they print and what they exit with.</summary>
public sealed class LiveManagementTests(LiveCloud cloud) : IClassFixture<LiveCloud>
{
    private const string Membership = "11111111-2222-4333-8444-555555555555";
    private const string Succeeding = "66666666-7777-4888-8999-000000000000";
    private const string Failing = "66666666-7777-4888-8999-000000000001";
    private const string TwelveHours = "66666666-7777-4888-8999-000000000003";

    [Fact]
    public async Task Run_ThatSucceeds_FromItsStartToItsPurge()
    {
        var started = await StartAsync("good", Succeeding, tags: """{"team":"red"}""");
        Assert.Equal((ExitCode.Success, "good\n"), (started.Code, started.Out));
        Assert.Contains("protected-jobs watch good", started.Error, StringComparison.Ordinal);
        await AssertListedAsync(["good"], "--prefix", "good", "--status", "running,pending");

        var watched = cloud.RunAsync("watch", "good", "--local", "--output", "json");
        await cloud.SkipToEndAsync("good");
        var (code, output, progress) = await watched;
        Assert.True(code == ExitCode.Success, progress);
        Assert.Equal("SUCCEEDED", JsonElement.Parse(output).GetProperty("outcome").GetString());

        var status = await cloud.RunAsync("status", "good", "--local");
        Assert.Equal(ExitCode.Success, status.Code);
        Assert.Contains("Completed (Succeeded)", status.Out, StringComparison.Ordinal);
        Assert.Contains("1.333 billed", status.Out, StringComparison.Ordinal);
        Assert.Contains("team=red", status.Out, StringComparison.Ordinal);
        var history = await cloud.RunAsync("history", "good", "--local", "--output", "json");
        string[] kinds = [.. history.Json.EnumerateArray().Select(told => told.GetProperty("kind").GetString()!)];
        Assert.Equal("RUN_STARTED", kinds[0]);
        foreach (var kind in (string[])["STEP", "JOB_STARTED", "OUTCOME", "ANNOUNCED", "RUN_ENDED"])
        {
            Assert.Contains(kind, kinds);
        }

        await AssertListedAsync(["good"], "--prefix", "good", "--outcome", "succeeded", "--tag", "team=red", "--membership", Membership, "--analysis-template", Succeeding, "--from", "2020-01-01");
        await AssertListedAsync([], "--prefix", "good", "--tag", "team=blue");
        await AssertListedAsync([], "--prefix", "good", "--to", "2020-01-01");
        var costs = await cloud.RunAsync("costs", "--by", "tag:team", "--prefix", "good", "--csv", "--local");
        Assert.Equal(ExitCode.Success, costs.Code);
        Assert.Contains("\nred,1,", costs.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        await AssertResultsAsync("good");
        var again = await StartAsync("good", Succeeding, tags: """{"team":"red"}""");
        Assert.Equal(ExitCode.Success, again.Code);
        Assert.Contains("nothing was started", again.Error, StringComparison.Ordinal);
        var taken = await StartAsync("good", Failing);
        Assert.Equal((ExitCode.BadUsage, ""), (taken.Code, taken.Out));
        Assert.Contains("give another --name", taken.Error, StringComparison.Ordinal);
        await AssertRefusedAsync("is over", "terminate", "good");
        await AssertRefusedAsync("there is nothing to rewind", "rewind", "good");

        await AssertDoneAsync("purged", "purge", "good");
        await AssertRefusedAsync("There is no run good", "status", "good");
        await AssertListedAsync([], "--prefix", "good");
    }

    [Fact]
    public async Task Run_ThatFails_IsRewound_AndRestarted()
    {
        await StartAsync("bad", Failing);
        await cloud.SkipToEndAsync("bad");
        var watched = await cloud.RunAsync("watch", "bad", "--local");
        Assert.Equal(ExitCode.RunFailed, watched.Code);
        Assert.Contains("JobFailed", watched.Out, StringComparison.Ordinal);
        Assert.Contains("protected-jobs rewind bad", watched.Out, StringComparison.Ordinal);

        await AssertDoneAsync("goes on, as attempt 1", "rewind", "bad");
        var second = await cloud.SkipUntilAsync("bad", status => status.GetProperty("attempt").GetInt32() == 1 && status.GetProperty("runtimeStatus").GetString() == "Failed");
        Assert.Equal(1, second.GetProperty("generation").GetInt32());

        var restarted = await cloud.RunAsync("restart", "bad", "--name", "bad-anew", "--local", "--output", "json");
        Assert.Equal(ExitCode.Success, restarted.Code);
        Assert.Equal("bad-anew", restarted.Json.GetProperty("runId").GetString());
        await cloud.SkipToEndAsync("bad-anew");
        await AssertListedAsync(["bad-anew", "bad"], "--prefix", "bad", "--status", "failed");
        var first = await cloud.RunAsync("list", "--prefix", "bad", "--top", "1", "--local", "--output", "json");
        var token = first.Json.GetProperty("continuationToken").GetString()!;
        await AssertListedAsync(["bad"], "--prefix", "bad", "--top", "1", "--continue", token);
    }

    [Fact]
    public async Task Run_Terminated_PassesItsTurnOn_AndAJobStartedByHandIsAttachedTo()
    {
        await StartAsync("long", TwelveHours);
        await cloud.SkipUntilAsync("long", status => status.GetProperty("progress").TryGetProperty("jobStatus", out var job) && job.GetString() == "STARTED");
        await StartAsync("next", TwelveHours);
        await cloud.SkipUntilAsync("next", status => status.GetProperty("progress").TryGetProperty("queuePosition", out _));
        Assert.Contains("1 of 1", (await cloud.RunAsync("status", "next", "--local")).Out, StringComparison.Ordinal);
        await AssertListedAsync(["next"], "--prefix", "next", "--status", "pending");
        await AssertRefusedAsync("is under way", "purge", "long");
        await AssertRefusedAsync("Terminate it first", "rewind", "long");

        await AssertDoneAsync("was stopped", "terminate", "long", "--reason", "wrong data");
        var stopped = await cloud.SkipToEndAsync("long");
        Assert.Equal(("Terminated", "CANCELLED"), (stopped.GetProperty("runtimeStatus").GetString(), stopped.GetProperty("outcome").GetString()));
        Assert.Contains("wrong data", stopped.GetProperty("cause").GetString(), StringComparison.Ordinal);

        await cloud.SkipUntilAsync("next", status => status.GetProperty("progress").TryGetProperty("jobId", out _));
        await AssertDoneAsync("was stopped", "terminate", "next");
        await cloud.SkipToEndAsync("next");

        var job = await cloud.RunAsync(
            "start-protected-job", "--type", "PYSPARK", "--membership-identifier", Membership, "--job-parameters", $"analysisTemplateArn={Template(Succeeding)}",
            "--endpoint-url", cloud.Endpoint.ToString(), "--region", "us-east-1", "--query", "protectedJob.id", "--output", "text");
        Assert.True(job.Code == 0, job.Error);
        var attached = await cloud.RunAsync("start", "--attach", job.Out.Trim(), "--membership", Membership, "--name", "byhand", "--local");
        Assert.Equal((ExitCode.Success, "byhand\n"), (attached.Code, attached.Out));
        var end = await cloud.SkipToEndAsync("byhand");
        Assert.Equal(("Completed", job.Out.Trim()), (end.GetProperty("runtimeStatus").GetString(), end.GetProperty("progress").GetProperty("jobId").GetString()));
    }

    [Theory]
    [InlineData("approve", "Completed", "is approved")]
    [InlineData("reject", "Failed", "is rejected")]
    public async Task Run_ThatAsks_IsAnswered(string verb, string expected, string told)
    {
        var run = $"asks-{verb}";
        await StartAsync(run, Succeeding, approval: """{"aboveCrpuHours":1,"timeoutSeconds":86400}""");
        await cloud.SkipUntilAsync(run, status => status.GetProperty("progress").TryGetProperty("approvalExpires", out _));

        await AssertDoneAsync(told, verb, run, "--by", "Ada", "--comment", "seen");
        var end = await cloud.SkipToEndAsync(run);

        Assert.Equal(expected, end.GetProperty("runtimeStatus").GetString());
        await AssertRefusedAsync("asks for no approval any more", verb, run);
    }

    [Fact]
    public async Task Deployment_IsHealthy_AndIsFound()
    {
        var doctor = await cloud.RunAsync("doctor", "--membership", Membership, "--local", "--output", "json");
        Assert.True(doctor.Code == ExitCode.Success, doctor.Out);
        Assert.DoesNotContain(doctor.Json.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("grade").GetString() == "Broken");

        var up = await cloud.RunAsync("local", "status", "--data", cloud.DataDirectory);
        Assert.Equal(ExitCode.Success, up.Code);
        Assert.Contains(cloud.Endpoint.ToString(), up.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, (await cloud.RunAsync("list", "--data", cloud.DataDirectory, "--local")).Code);
        var nobody = await cloud.RunAsync("list", "--endpoint-url", "http://127.0.0.1:9");
        Assert.Equal((ExitCode.BadUsage, ""), (nobody.Code, nobody.Out));
        Assert.Contains("protected-jobs local up", nobody.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DurableStart_Awaited_IsSeenToItsEnd()
    {
        await using var tool = await ToolProcess.StartAsync(
            [
                "start-protected-job", "--type", "PYSPARK", "--membership-identifier", Membership, "--job-parameters", $"analysisTemplateArn={Template(Succeeding)}",
                "--durable", "--wait", "--name", "durable", "--state-machine-arn", cloud.StateMachineArn, "--endpoint-url", cloud.Endpoint.ToString(),
                "--region", "us-east-1", "--query", "status", "--output", "text",
            ]);
        var output = tool.Out.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains(":execution:ProtectedJobRun:durable", await tool.Error.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var error = tool.Error.ReadToEndAsync(TestContext.Current.CancellationToken);
        await cloud.SkipToEndAsync("durable");

        Assert.Equal((0, "SUCCEEDED\n"), (await tool.EndAsync(), await output));
        Assert.Contains("AnnounceCompletion", await error, StringComparison.Ordinal);
    }

    private static string Template(string id) => $"arn:aws:cleanrooms:us-east-1:000000000000:membership/{Membership}/analysistemplate/{id}";

    private Task<Told> StartAsync(string run, string template, string tags = "{}", string? approval = null) => cloud.RunAsync(
        $$"""
        {
          "type": "PYSPARK", "membershipIdentifier": "{{Membership}}", "jobParameters": { "analysisTemplateArn": "{{Template(template)}}" },
          "resultConfiguration": { "outputConfiguration": { "member": { "accountId": "000000000000" } } },
          "computeConfiguration": { "worker": { "type": "CR.1X", "number": 4 } },
          "orchestration": { "tags": {{tags}} {{(approval is null ? "" : $", \"approval\": {approval}")}} }
        }
        """,
        ["start", "-", "--name", run, "--local"]);

    private async Task AssertListedAsync(string[] runs, params string[] filter)
    {
        var listed = await cloud.RunAsync(["list", .. filter, "--local", "--output", "json"]);
        Assert.True(listed.Code == ExitCode.Success, listed.Error);
        Assert.Equal(runs, listed.Json.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("runId").GetString()));
    }

    private async Task AssertResultsAsync(string run)
    {
        var listed = await cloud.RunAsync("results", "list", run, "--local", "--output", "json");
        Assert.Equal(ExitCode.Success, listed.Code);
        Assert.Contains("summary/", listed.Out, StringComparison.Ordinal);
        using var folder = new TempDirectory();
        Assert.Equal(ExitCode.Success, (await cloud.RunAsync("results", "download", run, "--to", folder.Path, "--only", "summary", "--local")).Code);
        var bytes = await File.ReadAllBytesAsync(
            Assert.Single(Directory.GetFiles(folder.Path, "*.parquet", SearchOption.AllDirectories)), TestContext.Current.CancellationToken);
        Assert.Equal("PAR1"u8, bytes.AsSpan(0, 4));
    }

    private async Task AssertDoneAsync(string words, params string[] command)
    {
        var told = await cloud.RunAsync([.. command, "--local", "--output", "json"]);
        Assert.True(told.Code == ExitCode.Success, told.Error);
        Assert.Contains(words, told.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(string words, params string[] command)
    {
        var told = await cloud.RunAsync([.. command, "--local"]);
        Assert.Equal((ExitCode.BadUsage, ""), (told.Code, told.Out));
        Assert.Contains(words, told.Error, StringComparison.Ordinal);
    }
}
