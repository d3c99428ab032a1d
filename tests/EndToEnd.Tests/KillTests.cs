using Amazon.CleanRooms;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Testing;

namespace EndToEnd.Tests;

/// <summary>The local cloud dies in the middle of a run; started again on the same directory, it goes on.</summary>
public sealed class KillTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Run_WhoseCloudIsKilledWhileItsJobRuns_GoesOnToItsEnd()
    {
        string execution;
        await using (var first = await ToolProcess.UpAsync(_directory.Path))
        {
            var started = await first.Clients.StepFunctions.StartExecutionAsync(
                new StartExecutionRequest { StateMachineArn = first.StateMachineArn, Name = "killed", Input = Request.Of(Request.Succeeding) },
                Cancel);
            execution = started.ExecutionArn;
            var jobs = await first.SkipUntilAsync(
                first.Clients.JobsAsync, all => all is [{ Status: var status }] && status == ProtectedJobStatus.STARTED);
            // The next process' time goes on until it is stopped: the job must not end before.
            await first.Clients.AdminAsync(HttpMethod.Patch, $"jobs/{jobs[0].Id}", new { startedSeconds = 600 });
            await first.KillAsync();
        }

        await using var second = await ToolProcess.UpAsync(_directory.Path);
        Assert.Equal(ExecutionStatus.RUNNING, (await second.Clients.DescribeAsync(execution)).Status);
        var ended = await second.SkipUntilAsync(
            () => second.Clients.DescribeAsync(execution), seen => seen.Status != ExecutionStatus.RUNNING);

        Assert.True(ended.Status == ExecutionStatus.SUCCEEDED, $"{ended.Error}: {ended.Cause}");
        var states = await second.Clients.StatesAsync(execution);
        Assert.Single(states, state => state == "StartJob");
        Assert.Equal(["CollectResult", "AnnounceCompletion"], states.TakeLast(2));
        Assert.Equal(ProtectedJobStatus.SUCCESS, Assert.Single(await second.Clients.JobsAsync()).Status);
    }
}
