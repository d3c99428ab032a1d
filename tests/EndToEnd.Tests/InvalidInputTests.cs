using System.Text.Json;
using ProtectedJobs.Core.Runs;

namespace EndToEnd.Tests;

[Collection(OneCloud.Name)]
public sealed class InvalidInputTests(RunCloud cloud)
{
    private const string FiveFaults = """
        {"type":"SQL","membershipIdentifier":"nope","jobParameters":{"analysisTemplateArn":"arn:aws:s3:::x"},
         "computeConfiguration":{"worker":{"type":"CR.9X","number":1}}}
        """;

    [Fact]
    public async Task Execution_WithFiveFaultsInItsInput_FailsOnceWithAllOfThem_AndIsAnnounced()
    {
        var faults = Assert.IsType<RunRequestResult.Invalid>(RunRequest.Parse(FiveFaults)).Faults;
        var before = await cloud.JobsAsync();
        var ended = await cloud.RunAsync("five-faults", FiveFaults);

        Assert.Equal(("FAILED", "InvalidRequest"), (ended.Status.Value, ended.Error));
        Assert.Equal(["StartJob", "EndFailed"], await cloud.StatesAsync(ended.ExecutionArn));
        Assert.Equal(before, await cloud.JobsAsync());
        Assert.Equal(5, faults.Count);
        var words = JsonElement.Parse(ended.Cause).GetProperty("errorMessage").GetString();
        Assert.All(faults, fault => Assert.Contains(fault.ToString(), words, StringComparison.Ordinal));
        var told = Assert.Single(await cloud.EventsAsync("five-faults"));
        var error = told.GetProperty("detail").GetProperty("data").GetProperty("error");
        Assert.Equal(("InvalidRequest", words), (error.GetProperty("name").GetString(), error.GetProperty("cause").GetString()));
    }

    [Theory]
    [InlineData("text", "\"text\"")]
    [InlineData("empty", "{}")]
    public async Task Execution_WithAnInputThatIsNoRequest_FailsAsAnInvalidOne(string name, string input)
    {
        var ended = await cloud.RunAsync($"no-request-{name}", input);

        Assert.Equal(("FAILED", "InvalidRequest"), (ended.Status.Value, ended.Error));
        Assert.Single(await cloud.EventsAsync($"no-request-{name}"));
    }
}
