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
                 "results":{"kind":"S3","location":"s3://b/results/job-1/","manifest":{"bucket":"ledger","key":"manifests/r.json"},"outputs":[{"name":"summary","objects":2,"bytes":1234,"successMarker":true}]},
                 "usage":{"crpuHours":1.3333333333333333,"durationMillis":660000,
                          "estimatedCost":{"amount":2.67,"currency":"USD","rate":2.0,"rateAsOf":"2026-08"}}}
                """),
        });

        Assert.Contains(s_end.ExecutionArn, text, StringComparison.Ordinal);
        Assert.Matches("job job-1", text);
        Assert.Matches("duration 00:11:00", text);
        Assert.Matches(@"summary \| 2 \| 1234 \| yes", text);
        Assert.Contains("location s3://b/results/job-1/\n", text, StringComparison.Ordinal);
        Assert.Contains("manifest s3://ledger/manifests/r.json\n", text, StringComparison.Ordinal);
        Assert.Matches(@"CRPU-hours 1\.33\n", text);
        Assert.Matches(@"estimated cost 2\.67 USD, at 2\.0 USD a CRPU-hour as of 2026-08; the bill may differ", text);
    }

    [Fact]
    public void MemberResults_AreARowAnAccount()
    {
        var text = Write(s_end with
        {
            Output = JsonElement.Parse(
                """{"results":{"kind":"MEMBER_LIST","members":[{"accountId":"111111111111"}]},"usage":{"crpuHours":null,"durationMillis":1000,"estimatedCost":null}}"""),
        });

        Assert.Contains("111111111111", text, StringComparison.Ordinal);
        Assert.Matches("CRPU-hours not known yet", text);
        Assert.Matches("estimated cost unknown", text);
        Assert.DoesNotContain("_SUCCESS", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_TellsItsErrorAndTheWordsOfItsCause()
    {
        var text = Write(s_end with
        {
            Status = "FAILED",
            Error = "JobFailed",
            Cause = """{"errorType":"JobFailed","errorMessage":"[red]the script's words[/]\nand more","stackTrace":["at A.B()"]}""",
        });

        Assert.Contains("error JobFailed\n", text, StringComparison.Ordinal);
        Assert.Contains("cause [red]the script's words[/]\n and more\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("stackTrace", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Results", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain words")]
    [InlineData("{cut off")]
    [InlineData("""{"other":1}""")]
    public void Cause_ThatIsNoExceptionOfLambda_IsToldAsItIs(string cause) =>
        Assert.Contains($"cause {cause}\n", Write(s_end with { Status = "FAILED", Error = "E", Cause = cause }), StringComparison.Ordinal);

    [Fact]
    public void Failure_TellsWhatItsJobUsed_FromTheEvent()
    {
        var told = """{"detail":{"data":{"protectedJobId":"job-1","crpuHours":1.5,"durationMillis":10000,"estimatedCost":null}}}""";

        var text = Write(s_end with { Status = "FAILED", Error = "JobFailed", CompletionEvent = JsonElement.Parse(told) });

        Assert.Contains("job job-1\n", text, StringComparison.Ordinal);
        Assert.Contains("CRPU-hours 1.5\n", text, StringComparison.Ordinal);
        Assert.Contains("no price is configured", text, StringComparison.Ordinal);
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
