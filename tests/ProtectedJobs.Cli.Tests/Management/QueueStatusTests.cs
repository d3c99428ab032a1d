using ProtectedJobs.Aws.Tests.Management.Fakes;
using ProtectedJobs.Cli.CommandLine;

namespace ProtectedJobs.Cli.Tests.Management;

/// <summary>A run that waits for its membership's turn: <c>status</c> tells its place, to people and to programs.</summary>
public sealed class QueueStatusTests : IDisposable
{
    private readonly ManageBench _bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Status_OfARunInTheQueue_TellsItsPlace()
    {
        await QueueThreeAsync();

        Assert.Equal(ExitCode.Success, await _bench.RunAsync("status", "run-2", "--local"));

        Assert.Matches(@"(?m)^queue\s+2 of 2$", _bench.Out.ToString());
    }

    [Fact]
    public async Task StatusAsJson_OfARunInTheQueue_HasItInTheCustomStatus()
    {
        await QueueThreeAsync();

        Assert.Equal(ExitCode.Success, await _bench.RunAsync("status", "run-1", "--local", "--output", "json"));

        var progress = _bench.Json.GetProperty("progress");
        Assert.Equal((1, 2), (progress.GetProperty("queuePosition").GetInt32(), progress.GetProperty("queueLength").GetInt32()));
    }

    private async Task QueueThreeAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            var record = await _bench.World.RunAsync($"run-{i}");
            await _bench.World.Core.Turns.EnterAsync(
                ClientBench.Membership, record.Run, _bench.World.Clock.GetUtcNow(), TimeSpan.FromHours(24), Cancel);
        }
    }
}
