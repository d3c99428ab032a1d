using System.Net.Http.Json;
using System.Text.Json;
using Testing;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>Both commands on the same local cloud, where an <c>aws</c> is installed that knows protected jobs.</summary>
public sealed class LiveLocalCloudTests
{
    private const string Membership = "11111111-2222-4333-8444-555555555555";
    private const string Template =
        "arn:aws:cleanrooms:us-east-1:000000000000:membership/11111111-2222-4333-8444-555555555555/analysistemplate/66666666-7777-4888-8999-000000000000";

    // Those that versions of aws from 2025 know too.
    private const string Members = "id: id, membershipArn: membershipArn, createTime: createTime, status: status";

    private static readonly Dictionary<string, string> s_variables = new() { ["AWS_REGION"] = "us-east-1" };

    [Fact]
    [Trait("Size", "Long")]
    public async Task Aws_OnTheSameCloud_SeesTheJobThatWeStartedInTheSameBytes()
    {
        await AwsCommandLineClient.SkipUnlessItKnowsProtectedJobsAsync();
        using var directory = new TempDirectory();
        await using var cloud = await ToolProcess.StartAsync(["local", "up", "--port", "0", "--data", directory.Path, "--output", "json"]);
        var facts = JsonElement.Parse((await cloud.Out.ReadLineAsync(TestContext.Current.CancellationToken))!);
        string[] at = ["--membership-identifier", Membership, "--endpoint-url", facts.GetProperty("endpoint").GetString()!];
        var id = (await OursAsync(
            ["start-protected-job", "--type", "PYSPARK", "--job-parameters", $"analysisTemplateArn={Template},parameters={{audience=all}}", .. at, "--query", "protectedJob.id", "--output", "text"])).Trim();

        // The job stays as it is meanwhile.
        using var admin = new HttpClient { BaseAddress = facts.GetProperty("endpoint").Deserialize<Uri>() };
        admin.DefaultRequestHeaders.Add("X-Local-Admin", "1");
        using var paused = await admin.PutAsJsonAsync("_local/clock", new { scale = 0 }, TestContext.Current.CancellationToken);
        Assert.True(paused.IsSuccessStatusCode);

        foreach (var format in (string[])["json", "text", "table"])
        {
            foreach (var command in (string[][])[
                ["get-protected-job", "--protected-job-identifier", id, "--query", $"protectedJob.{{{Members}, jobParameters: jobParameters, computeConfiguration: computeConfiguration}}"],
                ["list-protected-jobs", "--query", $"protectedJobs[].{{{Members}, receiverConfigurations: receiverConfigurations}}"]])
            {
                string[] line = [.. command, .. at, "--output", format];
                var ours = await OursAsync(line);
                var theirs = await AwsCommandLineClient.RunAsync(line, s_variables);

                Assert.Equal(ours, theirs.Out);
                Assert.Contains(id, theirs.Out, StringComparison.Ordinal);
            }
        }

        await cloud.InterruptAsync();
        await cloud.EndAsync();
    }

    private static async Task<string> OursAsync(string[] line)
    {
        using var bench = new AwsBench { Variables = s_variables };
        Assert.Equal((0, ""), (await bench.RunAsync(line), bench.Error.ToString()));
        return bench.Out.ToString();
    }
}
