using Amazon.Runtime;
using Amazon.StepFunctions.Model;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Tests.Fakes;

namespace ProtectedJobs.Cli.Tests.CommandLine;

public sealed class ToolTests
{
    [Theory]
    [InlineData("nonsense", "nonsense")]
    [InlineData("run --local --output xml", "xml")]
    [InlineData("run --local --nonsense", "--nonsense")]
    [InlineData("run --local a.json b.json", "b.json")]
    [InlineData("local", "command")]
    [InlineData("run --local --time-scale 0", "--time-scale: wanted a number above 0")]
    [InlineData("run --local --time-scale fast", "fast")]
    [InlineData("run", "Wanted --local, or --state-machine-arn")]
    [InlineData("run --state-machine-arn a", "Wanted a request")]
    [InlineData("run r.json --state-machine-arn a --data d", "--data needs --local")]
    [InlineData("run r.json --state-machine-arn a --time-scale 2", "--time-scale needs --local")]
    [InlineData("run --local --region eu-west-1", "--region is for runs on AWS")]
    [InlineData("local up --port 70000", "--port: wanted a number from 0 to 65535")]
    [InlineData("local up --port many", "many")]
    [InlineData("local up --iam maybe", "--iam: wanted off, log or enforce, found 'maybe'")]
    [InlineData("run --local --ledger-bucket b", "--ledger-bucket is for runs on AWS")]
    [InlineData("local up --lambda-endpoint here", "--lambda-endpoint: wanted an http or https URL, found 'here'")]
    public async Task CommandLine_ThatIsWrong_SaysWhyAndExits2(string line, string why)
    {
        using var bench = new ToolBench();

        var code = await bench.RunAsync(line);

        Assert.Equal(ExitCode.BadUsage, code);
        Assert.Contains(why, bench.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("--help'", bench.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(bench.Out.ToString());
        Assert.Empty(bench.Clouds.Started);
    }

    [Fact]
    public async Task CommandLine_ThatIsWrong_PointsAtItsCommandsHelp()
    {
        using var bench = new ToolBench();

        await bench.RunAsync("local up --nonsense");

        Assert.Contains("See 'protected-jobs local up --help'.", bench.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "sample")]
    [InlineData("run --help", "--state-machine-arn")]
    [InlineData("local up --help", "--lambda-endpoint")]
    public async Task Help_IsData(string line, string part)
    {
        using var bench = new ToolBench();

        Assert.Equal(ExitCode.Success, await bench.RunAsync(line));
        Assert.Contains(part, bench.Out.ToString(), StringComparison.Ordinal);
        Assert.Empty(bench.Error.ToString());
    }

    public static TheoryData<Exception, int, string> Ends() => new()
    {
        { new InvalidNameException("Invalid Name: 'x'") { ErrorCode = "InvalidName" }, ExitCode.AwsRefused, "AWS refused (InvalidName): Invalid Name: 'x'" },
        { new AmazonClientException("no credentials"), ExitCode.AwsRefused, "AWS cannot be reached: no credentials" },
        { new HttpRequestException("connection refused"), ExitCode.AwsRefused, "AWS cannot be reached: connection refused" },
        { new UsageException("in use"), ExitCode.BadUsage, "in use" },
        { new OperationCanceledException(), ExitCode.Interrupted, "Interrupted." },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Command_ThatThrows_EndsWithItsCode(Exception thrown, int code, string message)
    {
        using var bench = new ToolBench();
        bench.StepFunctions.Refusal = thrown;

        Assert.Equal(code, await bench.RunAsync("run --local"));

        Assert.Contains(message, bench.Error.ToString(), StringComparison.Ordinal);
        Assert.True(bench.Clouds.IsStopped);
    }

    [Fact]
    public async Task Command_WithAFaultOfItsOwn_IsNotHidden()
    {
        using var bench = new ToolBench();
        bench.StepFunctions.Refusal = new InvalidOperationException("a bug");

        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.RunAsync("run --local"));
    }
}
