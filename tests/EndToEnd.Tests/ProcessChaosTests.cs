using Simulation.Processes;
using Testing;

namespace EndToEnd.Tests;

/// <summary>The same as <c>tests/Benchmarks -- chaos --processes</c>: clouds and functions that are killed while runs go on.</summary>
public sealed class ProcessChaosTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    [Trait("Size", "Long")]
    public async Task Runs_WhoseCloudAndFunctionsAreKilled_StartWhatIsAskedForOnceAndTellItOnce()
    {
        Assert.SkipUnless(Directory.Exists("/proc"), "Functions' processes are found by /proc.");
        var runs = Effort.Of(4, 60);
        // A guard, and no measure: whatever hangs is killed then.
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(TimeSpan.FromMinutes(Effort.Of(10, 60)));

        var books = await new ProcessChaos(_directory.Path, 3, runs).RunAsync(guard.Token);

        Assert.Equal("", string.Join('\n', books.Wrong));
        Assert.Equal((runs, 0, 0, 0), (books.Runs, books.Duplicates, books.Lost, books.SlotsHeld));
        Assert.Equal((books.Pairs, books.Attempts), (books.Started, books.Announced));
        Assert.NotEqual(0, books.Crashes);
    }
}
