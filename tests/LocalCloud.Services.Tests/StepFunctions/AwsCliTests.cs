using System.Text.Json.Nodes;
using Testing;

namespace LocalCloud.Services.Tests.StepFunctions;

/// <summary>The <c>aws</c> command, where there is one that runs.</summary>
[Trait("Size", "Long")]
public sealed class AwsCliTests : IDisposable
{
    private const string Definition = """{"StartAt":"P","States":{"P":{"Type":"Pass","Result":{"r":1},"End":true}}}""";

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Machine_CreatedStartedAndDescribed_TellsItsHistory()
    {
        await using var cloud = await StatesCloud.StartAsync(_directory.Path);
        var cli = await AwsCli.FindAsync(new Uri(cloud.Endpoint));

        var machine = (string)(await RunAsync("create-state-machine", "--name", "m", "--definition", Definition, "--role-arn", StatesCloud.Role))["stateMachineArn"]!;
        var execution = (string)(await RunAsync("start-execution", "--state-machine-arn", machine, "--name", "x", "--input", "{}"))["executionArn"]!;
        await cloud.EndedAsync(execution);
        Assert.Equal("""{"r":1}""", (string?)(await RunAsync("describe-execution", "--execution-arn", execution))["output"]);
        Assert.Equal(4, (await RunAsync("get-execution-history", "--execution-arn", execution))["events"]!.AsArray().Count);
        Assert.Single((await RunAsync("list-executions", "--state-machine-arn", machine, "--status-filter", "SUCCEEDED"))["executions"]!.AsArray());
        Assert.Equal("OK", (string?)(await RunAsync("validate-state-machine-definition", "--definition", Definition))["result"]);
        Assert.Contains(
            "ExecutionAlreadyExists",
            await cli.FailAsync("stepfunctions", "start-execution", "--state-machine-arn", machine, "--name", "x", "--input", "{}"),
            StringComparison.Ordinal);

        async Task<JsonNode> RunAsync(params string[] arguments) =>
            JsonNode.Parse(await cli.RunAsync(["stepfunctions", .. arguments, "--output", "json"]))!;
    }
}
