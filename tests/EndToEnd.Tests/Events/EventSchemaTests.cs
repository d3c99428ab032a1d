using System.Text.Json;
using System.Text.Json.Nodes;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Core.Runs;

namespace EndToEnd.Tests.Events;

/// <summary>The examples beside the schemas; events of real runs are looked at wherever a test of this project observes them.</summary>
public sealed class EventSchemaTests
{
    public static TheoryData<string> Examples() => new(Files().Select(file => Path.GetFileName(file)));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_IsValid(string file) => Assert.Empty(EventSchema.FaultsOf(JsonElement.Parse(Read(file))));

    [Fact]
    public void EveryOutcome_HasAnExample()
    {
        var told = Files().Select(file => JsonElement.Parse(File.ReadAllText(file)).GetProperty("detail").GetProperty("data").GetProperty("status").GetString()!);

        Assert.Equal(Enum.GetValues<RunStatus>().Length + Enum.GetValues<BatchStatus>().Length, Files().Select(DetailType).Distinct().Count());
        Assert.Equal(7, told.Distinct().Count());
    }

    [Theory]
    [InlineData("detail-type", "Clean Rooms Job Run Cancelled")]
    [InlineData("detail.data.status", "FAILED")]
    [InlineData("detail.data.jobStatus", "RUNNING")]
    [InlineData("detail.data.endedAt", "yesterday")]
    [InlineData("detail.data.crpuHours", "many")]
    [InlineData("detail.data.output.kind", "FTP")]
    [InlineData("detail.metadata.version", "2")]
    [InlineData("detail.data.runId", null)]
    public void Event_ThatIsOtherwise_IsNot(string path, string? value)
    {
        var told = JsonNode.Parse(Read("run-succeeded.json"))!;
        var names = path.Split('.');
        var holder = names[..^1].Aggregate(told, (at, name) => at[name]!);
        holder[names[^1]] = value;

        Assert.NotEmpty(EventSchema.FaultsOf(JsonElement.Parse(told.ToJsonString())));
    }

    private static string[] Files() => Directory.GetFiles(Path.Combine(EventSchema.Folder, "examples"), "*.json");

    private static string DetailType(string file) => JsonElement.Parse(File.ReadAllText(file)).GetProperty("detail-type").GetString()!;

    private static string Read(string file) => File.ReadAllText(Path.Combine(EventSchema.Folder, "examples", file));
}
