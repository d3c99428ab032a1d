using System.Text.Json;
using LocalCloud.Host;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Tests.Fakes;

namespace ProtectedJobs.Cli.Tests.Clouds;

public sealed class LocalUpCommandTests
{
    [Fact]
    public async Task Up_AsJson_IsOneLineOfFacts()
    {
        using var bench = new ToolBench();

        Assert.Equal(ExitCode.Interrupted, await UpAsync(bench, "local up --output json"));

        var line = Assert.Single(bench.Out.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var facts = JsonElement.Parse(line);
        Assert.Equal(
            ["endpoint", "stateMachineArn", "consoleUrl", "accessKeyId", "secretAccessKey", "region"],
            facts.EnumerateObject().Select(p => p.Name));
        Assert.Equal("http://127.0.0.1:4570", facts.GetProperty("endpoint").GetString());
        Assert.Equal(("local", "local", "us-east-1"), (facts.GetProperty("accessKeyId").GetString(), facts.GetProperty("secretAccessKey").GetString(), facts.GetProperty("region").GetString()));
        Assert.True(bench.Clouds.IsStopped);
    }

    [Fact]
    public async Task Up_WithoutOptions_IsTheOrdinaryCloud()
    {
        using var bench = new ToolBench();

        await UpAsync(bench, "local up");

        var settings = bench.Clouds.Started.Single();
        Assert.Equal((4570, "/ordinary/place", 1d, IamMode.Enforce), (settings.Port, settings.DataDirectory, settings.TimeScale, settings.Iam));
        Assert.Null(settings.LambdaEndpoint);
        Assert.Contains("export AWS_ENDPOINT_URL=http://127.0.0.1:4570", bench.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("Ctrl-C stops it.", bench.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_WithEveryOption_PassesThemOn()
    {
        using var bench = new ToolBench();

        await UpAsync(bench, "local up --port 0 --data /some/where --time-scale 60 --iam log --lambda-endpoint http://127.0.0.1:5050 --template t.json "
            + "--functions f/bootstrap --parameter A=1 --parameter B=x=y");

        var started = bench.Clouds.Started.Single();
        Assert.Equal([new("A", "1"), new("B", "x=y")], started.Parameters.OrderBy(p => p.Key));
        Assert.Equal(
            new()
            {
                Port = 0,
                DataDirectory = "/some/where",
                TimeScale = 60,
                Iam = IamMode.Log,
                LambdaEndpoint = new Uri("http://127.0.0.1:5050"),
                TemplatePath = "t.json",
                FunctionsExecutable = "f/bootstrap",
                Parameters = started.Parameters,
            },
            started);
    }

    private static async Task<int> UpAsync(ToolBench bench, string line)
    {
        using var interrupt = new CancellationTokenSource();
        var tool = bench.RunUntilAsync(line, interrupt.Token);
        await bench.Clouds.Up.WaitAsync(TestContext.Current.CancellationToken);
        await interrupt.CancelAsync();
        return await tool;
    }
}
