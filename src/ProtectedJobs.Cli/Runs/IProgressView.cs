namespace ProtectedJobs.Cli.Runs;

/// <summary>Shows a run's progress to whoever watches standard error.</summary>
internal interface IProgressView
{
    /// <summary>Shows what a piece of work reports while it runs.</summary>
    /// <param name="work">Given where to report to.</param>
    /// <returns>What the work returned.</returns>
    Task<T> WatchAsync<T>(Func<Action<RunProgress>, Task<T>> work);
}
