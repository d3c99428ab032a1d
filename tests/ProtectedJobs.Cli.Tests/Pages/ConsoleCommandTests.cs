using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Pages;
using ProtectedJobs.Cli.Tests.Fakes;

namespace ProtectedJobs.Cli.Tests.Pages;

public sealed class ConsoleCommandTests
{
    private const string Machine = "arn:aws:states:eu-west-1:123456789012:stateMachine:ProtectedJobRun";

    [Fact]
    public async Task Console_OfAProfile_ServesItsPagesUntilInterrupted()
    {
        using var bench = new ToolBench();
        using var interrupt = new CancellationTokenSource();
        var tool = bench.RunUntilAsync($"console --state-machine-arn {Machine} --ledger-bucket b --profile analytics --output json", interrupt.Token);
        await bench.Pages.Up.WaitAsync(TestContext.Current.CancellationToken);
        await interrupt.CancelAsync();

        Assert.Equal(ExitCode.Interrupted, await tool);
        Assert.Equal("{\"consoleUrl\":\"http://127.0.0.1:4571/\"}\n", bench.Out.ToString());
        Assert.Equal(new AwsPagesSettings(Machine, "b", "protected-jobs", "analytics", "eu-west-1", null), bench.Pages.OfAws.Single());
        Assert.True(bench.Pages.IsStopped);
    }

    [Fact]
    public async Task Console_OfTheEnvironment_NeedsNoOptions()
    {
        using var bench = new ToolBench { Variables = { ["PROTECTED_JOBS_STATE_MACHINE_ARN"] = $"{Machine}:live", ["PROTECTED_JOBS_LEDGER_BUCKET"] = "b" } };
        using var interrupt = new CancellationTokenSource();
        var tool = bench.RunUntilAsync("console --profile analytics", interrupt.Token);
        await bench.Pages.Up.WaitAsync(TestContext.Current.CancellationToken);
        await interrupt.CancelAsync();
        await tool;

        Assert.Equal(new AwsPagesSettings($"{Machine}:live", "b", "protected-jobs", "analytics", "eu-west-1", null), bench.Pages.OfAws.Single());
    }

    [Fact]
    public async Task Console_OfAWrongEnvironment_SaysWhy()
    {
        using var bench = new ToolBench { Variables = { ["PROTECTED_JOBS_STATE_MACHINE_ARN"] = "x", ["PROTECTED_JOBS_LEDGER_BUCKET"] = "b" } };

        Assert.Equal(ExitCode.BadUsage, await bench.RunAsync("console"));
        Assert.Contains("PROTECTED_JOBS_STATE_MACHINE_ARN: wanted the ARN of a state machine, found 'x'", bench.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("console --profile analytics", "Wanted --state-machine-arn and --ledger-bucket (or PROTECTED_JOBS_STATE_MACHINE_ARN and PROTECTED_JOBS_LEDGER_BUCKET); found neither.")]
    [InlineData($"console --state-machine-arn {Machine}", "found only the machine.")]
    [InlineData("console --ledger-bucket b", "found only the bucket.")]
    [InlineData("console --state-machine-arn x --ledger-bucket b", "wanted the ARN of a state machine, found 'x'")]
    [InlineData($"console --state-machine-arn {Machine} --ledger-bucket b --port many", "wanted a number from 0 to 65535, found 'many'")]
    public async Task Console_AskedForWrongly_SaysWhy(string line, string told)
    {
        using var bench = new ToolBench();

        Assert.Equal(ExitCode.BadUsage, await bench.RunAsync(line));
        Assert.Contains(told, bench.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("local up", null)]
    [InlineData("local up --port 0", 0)]
    [InlineData("local up --console-port 8080", 8080)]
    public async Task Up_ServesItsPages_WhereItWasTold(string line, int? port)
    {
        using var bench = new ToolBench();
        using var interrupt = new CancellationTokenSource();
        var tool = bench.RunUntilAsync(line, interrupt.Token);
        await bench.Pages.Up.WaitAsync(TestContext.Current.CancellationToken);
        await interrupt.CancelAsync();
        await tool;

        Assert.Equal(port, Assert.Single(bench.Pages.Ports));
        Assert.Contains("console         http://127.0.0.1:4571/", bench.Out.ToString(), StringComparison.Ordinal);
    }
}
