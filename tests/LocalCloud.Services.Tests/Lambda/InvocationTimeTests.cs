using LocalCloud.Services.Contracts;
using LocalCloud.Services.Lambda;
using LocalCloud.Services.Time;

namespace LocalCloud.Services.Tests.Lambda;

/// <summary>Time is not skipped while a function is at work.</summary>
public sealed class InvocationTimeTests : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly VirtualClock _clock = VirtualClock.Stepped(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    public async ValueTask DisposeAsync()
    {
        await _folder.DisposeAsync();
        _clock.Dispose();
    }

    [Fact]
    public async Task Function_WhoseCallerLeft_KeepsTimeFromBeingSkipped_UntilItEnds()
    {
        await using var cloud = await LambdaCloud.StartAsync(_folder.Store, _clock);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ends = new TaskCompletionSource<ReadOnlyMemory<byte>>(TaskCreationOptions.RunContinuationsAsynchronously);
        cloud.Functions.Define(
            new FunctionDefinition { Name = "StartJob", Handler = "h" },
            new DelegateRunner(_ =>
            {
                begun.SetResult();
                return ends.Task;
            }));
        using var stop = new CancellationTokenSource();
        var invoking = cloud.Functions.InvokeAsync("StartJob", "{}"u8.ToArray(), stop.Token);
        await begun.Task;

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => invoking);
        var idle = _clock.WhenIdleAsync(TestContext.Current.CancellationToken);

        Assert.False(idle.IsCompleted);
        ends.SetResult("{}"u8.ToArray());
        await idle;
    }
}
