using ProtectedJobs.Console.Components.Parts;
using ProtectedJobs.Console.Histories;
using ProtectedJobs.Console.Hosting;
using ProtectedJobs.Console.Machines;
using ProtectedJobs.Console.Runs;
using ProtectedJobs.Console.Starting;
using ProtectedJobs.Console.Tests.Fakes;
using ProtectedJobs.Core.Jobs;
using ProtectedJobs.Core.Results;

namespace ProtectedJobs.Console.Tests.Components;

public sealed class PartsTests
{
    private static readonly DateTimeOffset s_at = new(2026, 8, 4, 10, 0, 0, TimeSpan.Zero);

    private static readonly string[] s_faults = ["Wanted a membership id, found x."];

    [Theory]
    [InlineData(RunState.Running, "Running")]
    [InlineData(RunState.AwaitingApproval, "Awaiting approval")]
    [InlineData(RunState.OverBudget, "Over budget")]
    public async Task State_IsToldInWords(RunState state, string words) =>
        Assert.Contains(words, await Rendering.OfAsync<StateBadge>(new() { ["State"] = state }), StringComparison.Ordinal);

    [Fact]
    public async Task Badges_TellQueueAdoptionRedriveAndBudget()
    {
        var row = Scene.Row("r", RunState.OverBudget, s_at) with { QueuePosition = 3, IsAdopted = true, Attempt = 2 };
        var html = await Rendering.OfAsync<RunBadges>(new() { ["Row"] = row });
        Assert.All((string[])["2 before it", "adopted", "redriven × 2", "over budget"], badge => Assert.Contains(badge, html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Graph_OfASuccess_ColoursThePathAndNamesTheRetries()
    {
        var html = await GraphAsync(Scene.Succeeding(s_at));

        Assert.Contains("StartJob: succeeded; entered 1 times, 1 retries", html, StringComparison.Ordinal);
        Assert.Contains("AwaitTurn: not entered", html, StringComparison.Ordinal);
        Assert.Equal(6, html.Split("way-taken").Length - 1);
        Assert.Matches("AwaitJob → PollJob on [^<]*, taken 1 times", html);
        Assert.DoesNotContain("class=\"pulse\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_OfARunUnderWay_PulsesWhereItIs()
    {
        var html = await GraphAsync(Scene.Waiting(s_at));
        Assert.Contains("AwaitJob: the run is here", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("class=\"pulse\"").Length);
    }

    [Fact]
    public async Task Graph_OfAStop_SaysWhereItEnded() =>
        Assert.Contains("AwaitJob: the run ended here: stopped", await GraphAsync(Scene.Stopped(s_at)), StringComparison.Ordinal);

    [Fact]
    public async Task Timeline_HasATableThatTellsTheSame()
    {
        var html = await Rendering.OfAsync<TimelineView>(new() { ["Timeline"] = TimelineBuilder.Of(RunPathReader.Read(Scene.Failing(s_at)), null, null, s_at) });
        Assert.Contains("AwaitJob: 5 min 01 s, from 3 s, succeeded", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">EndFailed</th>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_SaysWhatChangedInWordsToo()
    {
        var html = await Rendering.OfAsync<DiffView>(new() { ["Before"] = """{"a":1,"b":2}""", ["After"] = """{"a":3,"c":4}""" });
        Assert.All((string[])["~ changed", "− removed", "+ added"], word => Assert.Contains(word, html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Facts_OnAws_LinkToItsConsole()
    {
        var run = Scene.Detail(Scene.Row("r", RunState.Succeeded, s_at)) with { Results = new RunResults.S3("s3://bucket/a/b/", null, [], 0, 0, null) };
        var html = await Rendering.OfAsync<RunFacts>(new() { ["Run"] = run, ["Now"] = s_at });
        Assert.Contains("https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1#/v2/executions/details/arn%3Aaws%3Astates", html, StringComparison.Ordinal);
        Assert.Contains("https://us-east-1.console.aws.amazon.com/s3/buckets/bucket?region=us-east-1&prefix=a%2Fb%2F", html, StringComparison.Ordinal);
        Assert.Contains("1.50 CRPU-hours · about 3.00 USD", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Place_OfALocalCloud_LinksNowhere() =>
        Assert.Null(new ConsolePlace("Local cloud", "us-east-1", ConsoleBench.Machine, new Uri("http://127.0.0.1:1")).ExecutionLink("arn"));

    [Theory]
    [InlineData("arn:aws-cn:states:cn-north-1:1:stateMachine:M", "https://cn-north-1.console.amazonaws.cn/")]
    [InlineData("arn:aws-us-gov:states:us-gov-west-1:1:stateMachine:M", "https://us-gov-west-1.console.amazonaws-us-gov.com/")]
    public void Place_OfAnotherPartition_LinksToItsConsole(string machine, string start) =>
        Assert.StartsWith(start, new ConsolePlace("p", machine.Split(':')[3], machine, null).ExecutionLink("arn"), StringComparison.Ordinal);

    [Fact]
    public async Task Results_OfMembers_NameThem()
    {
        var html = await Rendering.OfAsync<ResultsTree>(new() { ["RunId"] = "r", ["Results"] = new RunResults.MemberList([new MemberAccount("123456789012")]) });
        Assert.Contains("123456789012", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Field_WithAFault_SaysSoToEverybody()
    {
        var field = RequestSchema.Fields.First();
        var html = await Rendering.OfAsync<RequestInput>(new() { ["Field"] = field, ["Value"] = "x", ["Faults"] = s_faults });
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.Contains("Wanted a membership id, found x.", html, StringComparison.Ordinal);
    }

    private static async Task<string> GraphAsync(IReadOnlyList<HistoryEvent> history)
    {
        var document = await new FakeRuns().DefinitionAsync(TestContext.Current.CancellationToken);
        return await Rendering.OfAsync<MachineGraph>(new()
        {
            ["Drawing"] = MachineDrawing.Of(MachineReader.Read(document)),
            ["Path"] = RunPathReader.Read(history),
        });
    }
}
