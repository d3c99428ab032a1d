using System.Globalization;
using Amazon.Lambda.RuntimeSupport;
using Testing;

namespace StandIns.Tests.RuntimeSupport;

public sealed class LogWriterTests : IDisposable
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.Parse("2026-01-02T03:04:05.678Z", CultureInfo.InvariantCulture);
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Text_HasTimeRequestLevelAndMessage()
    {
        Writer(json: false).Write("Information", null, "took {count} of {total:D3}", [1, 2]);

        Assert.Equal("2026-01-02T03:04:05.678Z\tan-id\tinfo\ttook 1 of 002\n", _output.ToString());
    }

    [Fact]
    public void Json_HasTheValuesAsMembers()
    {
        Writer(json: true).Write("Warning", null, "took {count} of {0} {name}", [1, true, "x"]);

        Assert.Equal(
            """{"timestamp":"2026-01-02T03:04:05.678Z","level":"Warning","requestId":"an-id","message":"took 1 of 1 x","count":1,"0":1,"name":"x"}""" + "\n",
            _output.ToString());
    }

    [Fact]
    public void Json_HasTheException()
    {
        Writer(json: true).Write("Error", new InvalidOperationException("why"), "", []);

        Assert.Contains("\"errorType\":\"System.InvalidOperationException\",\"errorMessage\":\"why\"", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WARN", "Information", false)]
    [InlineData("WARN", "Warning", true)]
    [InlineData("DEBUG", "Debug", true)]
    [InlineData("INFO", "Debug", false)]
    [InlineData("FATAL", "Error", false)]
    public void Level_BelowTheLeast_IsNotWritten(string least, string level, bool written)
    {
        Writer(json: false, least).Write(level, null, "x", []);

        Assert.Equal(written, _output.ToString().Length > 0);
    }

    [Theory]
    [InlineData("no holes {", "no holes {")]
    [InlineData("{a} and {b}", "1 and {b}")]
    [InlineData("{@a}", "1")]
    public void Template_IsFilledAsFarAsItGoes(string template, string expected) =>
        Assert.Equal(expected, MessageTemplate.Parse(template, [1]).Text);

    [Fact]
    public void Console_BecomesLogLines()
    {
        using (var console = new ConsoleCapture(Writer(json: false), "Information"))
        {
            console.Write("one ");
            console.WriteLine("line");
            console.Write("two\nthree\r\n");
        }

        Assert.Equal(["one line", "two", "three"], _output.ToString().Trim().Split('\n').Select(l => l.Split('\t')[3]));
    }

    private LogWriter Writer(bool json, string level = "INFO") =>
        new(_output, new LambdaEnvironment { RuntimeApi = "", LogsJson = json, LogLevel = level }, new FakeClock(s_now))
        {
            RequestId = "an-id",
        };
}
