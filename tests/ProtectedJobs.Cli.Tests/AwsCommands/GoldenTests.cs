using Testing;

namespace ProtectedJobs.Cli.Tests.AwsCommands;

/// <summary>Compares byte for byte with the files of Golden/. <c>GOLDEN=write</c> in the environment rewrites them.</summary>
public sealed class GoldenTests : IAsyncLifetime
{
    private static readonly string s_folder =
        Path.Combine(Repository.Root, "tests", "ProtectedJobs.Cli.Tests", "AwsCommands", "Golden");

    private StubService _stub = null!;

    public static TheoryData<string> Names => [.. GoldenCases.All.Select(golden => golden.Name)];

    public async ValueTask InitializeAsync() => _stub = await StubService.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _stub.DisposeAsync();

    [Fact]
    public void Cases_AreAtLeastSixty_AndNoFileIsLeftOver()
    {
        Assert.InRange(GoldenCases.All.Count, 60, 1000);
        Assert.Equal(
            GoldenCases.All.Select(golden => golden.Name).Order(StringComparer.Ordinal),
            Directory.GetFiles(s_folder).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task CommandLine_Golden_SaysTheSameBytes(string name)
    {
        var golden = GoldenCases.All.Single(golden => golden.Name == name);
        using var run = new GoldenRun(_stub);

        var told = (await run.RunAsync(golden)).Tell(golden);

        var file = Path.Combine(s_folder, name + ".txt");
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
        {
            await File.WriteAllTextAsync(file, told, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), told);
    }
}
