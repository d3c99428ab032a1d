namespace ProtectedJobs.Cli.CommandLine;

/// <summary>What a command does that goes on until somebody stops it.</summary>
internal static class Interruption
{
    /// <summary>Completes, and does not throw, when Ctrl-C is pressed.</summary>
    public static async Task WaitAsync(CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        await cancelled.Task;
    }
}
