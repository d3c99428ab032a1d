using System.Text.Json;
using ProtectedJobs.Cli.Runs;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Tests.Runs;

public sealed class RunTablesTests
{
    private static readonly RunEnd s_end = new()
    {
        ExecutionArn = "arn:aws:states:us-east-1:000000000000:execution:ProtectedJobRun:run-20260131-080000-abcdef",
        Name = "run-20260131-080000-abcdef",
        Status = "SUCCEEDED",
        StartDate = new DateTime(2026, 1, 31, 8, 0, 0, DateTimeKind.Utc),
        StopDate = new DateTime(2026, 1, 31, 8, 11, 0, DateTimeKind.Utc),
    };

    [Fact]
    public void S3Results_AreARowAnOutput()
    {
        var text = Write(s_end with
        {
            Output = JsonElement.Parse(
                """
                {"protectedJob":{"id":"job-1"},
                 "results":{"kind":"S3","location":"s3://b/results/job-1/","outputs":[{"name":"summary","objects":2,"bytes":1234,"successMarker":true}]},
                 "usage":{"crpuHours":1.33,"durationMillis":660000,"estimatedCost":{"amount":2.66,"currency":"USD"}}}
                """),
        });

        Assert.Contains(s_end.ExecutionArn, text, StringComparison.Ordinal);
        Assert.Matches(@"job \| job-1", text);
        Assert.Matches(@"duration \| 00:11:00", text);
        Assert.Matches(@"summary \| 2 \| 1234 \| True", text);
        Assert.Contains("s3://b/results/job-1/", text, StringComparison.Ordinal);
        Assert.Matches(@"CRPU-hours \| 1\.33", text);
        Assert.Matches(@"estimated cost \| 2\.66 USD", text);
    }

    [Fact]
    public void MemberResults_AreARowAnAccount()
    {
        var text = Write(s_end with
        {
            Output = JsonElement.Parse(
                """{"results":{"kind":"MEMBER_LIST","members":[{"accountId":"111111111111"}]},"usage":{"crpuHours":null,"estimatedCost":null}}"""),
        });

        Assert.Contains("111111111111", text, StringComparison.Ordinal);
        Assert.Matches(@"CRPU-hours \| -", text);
        Assert.Contains("no price is configured", text, StringComparison.Ordinal);
        Assert.DoesNotContain("_SUCCESS", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_TellsItsErrorAndCause()
    {
        var text = Write(s_end with { Status = "FAILED", Error = "JobFailed", Cause = "[red]the script's words[/]" });

        Assert.Matches(@"error \| JobFailed", text);
        Assert.Contains("[red]the script's words[/]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Results", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Event_IsPrintedWhole()
    {
        var text = Write(s_end with { CompletionEvent = JsonElement.Parse("""{"detail-type":"Clean Rooms Job Run Succeeded"}""") });

        Assert.Contains("\"detail-type\": \"Clean Rooms Job Run Succeeded\"", text, StringComparison.Ordinal);
    }

    // Borders and padding are Spectre's; what a test holds is which cells stand in a row.
    private static string Write(RunEnd end)
    {
        using var writer = new StringWriter();
        new RunTables(Consoles.Of(writer, isInteractive: false)).Write(end);
        return System.Text.RegularExpressions.Regex.Replace(writer.ToString(), " +", " ");
    }
}
