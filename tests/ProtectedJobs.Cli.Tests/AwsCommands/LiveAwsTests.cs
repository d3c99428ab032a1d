using Testing;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>Runs the same words after <c>aws cleanrooms</c>, where an <c>aws</c> is installed that knows protected jobs.</summary>
public sealed class LiveAwsTests : IAsyncLifetime
{
    // A call of it takes a second.
    private const int ShortEvery = 8;

    private StubService _stub = null!;

    public static TheoryData<string> Names =>
        [.. GoldenCases.All.Where(golden => golden.IsAsAws).Where((_, at) => at % Effort.Of(ShortEvery, 1) == 0).Select(golden => golden.Name)];

    public async ValueTask InitializeAsync() => _stub = await StubService.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _stub.DisposeAsync();

    [Theory]
    [Trait("Size", "Long")]
    [MemberData(nameof(Names))]
    public async Task Aws_SameWords_PrintsTheSameBytes(string name)
    {
        await AwsCommandLineClient.SkipUnlessItKnowsProtectedJobsAsync();
        var golden = GoldenCases.All.Single(golden => golden.Name == name);
        using var run = new GoldenRun(_stub);
        var ours = await run.RunAsync(golden);

        var theirs = await AwsCommandLineClient.RunAsync(run.Prepare(golden), GoldenRun.Variables(golden));

        Assert.Equal(run.Settle(theirs.Out), ours.Out);
        Assert.Equal(run.Settle(theirs.Error).Trim(), ours.Error.Trim());
        Assert.Equal(_stub.Requests.Select(Sorted), ours.Requests.Select(Sorted));

        // Version 1 numbers its failures differently.
        Assert.Equal(theirs.Code == 0, ours.Code == 0);
    }

    // The order of members and of the query is free.
    private static string Sorted(string request) => string.Concat(request.Replace(" ", "", StringComparison.Ordinal).Split(',', '&', '?', '{', '}').Order(StringComparer.Ordinal));
}
