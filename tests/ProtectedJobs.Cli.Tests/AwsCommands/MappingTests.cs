using System.Text.Json;
using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.Shapes;
using ProtectedJobs.Cli.AwsCommands.Skeletons;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>The table of shapes and the mapping to the SDK's types are two lists of the same members: here they meet.</summary>
public sealed class MappingTests : IAsyncLifetime
{
    private StubService _stub = null!;

    public async ValueTask InitializeAsync() => _stub = await StubService.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _stub.DisposeAsync();

    [Theory]
    [InlineData("get-protected-job")]
    [InlineData("list-protected-jobs")]
    public async Task Answer_WithEveryMember_IsPrintedWithEveryMemberInTheTablesOrder(string command)
    {
        var operation = JobOperations.All.Single(operation => operation.Command == command);
        var sample = Skeleton.OfOutput(operation.Output)!;
        _stub.Begin([new(sample.ToJsonString())]);
        using var bench = new AwsBench { Variables = Variables() };

        string[] job = operation.PagedList is null ? ["--protected-job-identifier", StubAnswers.Job] : [];
        var code = await bench.RunAsync(
            [command, "--no-paginate", "--endpoint-url", _stub.Endpoint.ToString(), "--membership-identifier", StubAnswers.Membership, .. job]);

        Assert.Equal((0, ""), (code, bench.Error.ToString()));
        Assert.Equal(Text(sample).Replace("T00:00:00", "T00:00:00+00:00", StringComparison.Ordinal), Text(JsonNode.Parse(bench.Out.ToString())!));
    }

    [Fact]
    public async Task Request_WithEveryMember_IsSentWithEveryMember()
    {
        var request = Skeleton.OfInput(JobOperations.Start.Input)!.AsObject();
        request["membershipIdentifier"] = StubAnswers.Membership;
        request["jobParameters"]!["analysisTemplateArn"] = StubAnswers.Template;
        request["resultConfiguration"]!["outputConfiguration"]!["member"]!["accountId"] = "444455556666";
        request["computeConfiguration"]!["worker"]!["number"] = 16;
        request["jobComputePayerAccountId"] = "111122223333";
        _stub.Begin([StubAnswers.Submitted]);
        using var bench = new AwsBench { Variables = Variables() };

        var code = await bench.RunAsync("start-protected-job", "--cli-input-json", request.ToJsonString(), "--endpoint-url", _stub.Endpoint.ToString());

        Assert.Equal((0, ""), (code, bench.Error.ToString()));
        request.Remove("membershipIdentifier");
        var body = Assert.Single(_stub.Requests);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(request.ToJsonString()), JsonElement.Parse(body[body.IndexOf('{', StringComparison.Ordinal)..])), body);
    }

    // Members in their order.
    private static string Text(JsonNode node) => node.ToJsonString().Replace("\\u002B", "+", StringComparison.Ordinal);

    private static Dictionary<string, string> Variables() => new() { ["AWS_REGION"] = "us-east-1" };
}
