using Spectre.Console;

namespace ProtectedJobs.Cli.Runs;

/// <summary>One line that is drawn over: for a person at a terminal.</summary>
/// <param name="error">Standard error, as a console.</param>
internal sealed class StatusProgressView(IAnsiConsole error) : IProgressView
{
    /// <inheritdoc/>
    public Task<T> WatchAsync<T>(Func<Action<RunProgress>, Task<T>> work) => error.Status().StartAsync(
        "starting",
        status => work(progress => status.Status = Markup.Escape(ProgressText.Of(progress))));
}
