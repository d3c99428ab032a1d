namespace ProtectedJobs.Cli.Runs;

/// <summary>One line for each thing that changed: for logs and pipes.</summary>
/// <param name="error">Standard error.</param>
internal sealed class PlainProgressView(TextWriter error) : IProgressView
{
    /// <inheritdoc/>
    public Task<T> WatchAsync<T>(Func<Action<RunProgress>, Task<T>> work)
    {
        RunProgress? shown = null;
        return work(progress =>
        {
            if (shown is null || (shown.State, shown.Doing) != (progress.State, progress.Doing))
            {
                error.WriteLine(ProgressText.Of(progress));
                shown = progress;
            }
        });
    }
}
