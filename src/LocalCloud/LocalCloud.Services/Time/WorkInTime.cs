using System.Diagnostics.CodeAnalysis;

namespace LocalCloud.Services.Time;

/// <summary>Says that something happens, to whichever clock there is: only a <see cref="VirtualClock"/> wants to know.</summary>
internal static class WorkInTime
{
    /// <inheritdoc cref="VirtualClock.BeginWork"/>
    public static IDisposable BeginWork(this TimeProvider clock) =>
        clock is VirtualClock known ? known.BeginWork() : NoWork.Instance;

    /// <summary>Starts work on another thread; the clock knows of it from this call until the work's end.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="work">What to do.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "Disposed by the work.")]
    public static Task StartWork(this TimeProvider clock, Func<Task> work)
    {
        var begun = clock.BeginWork();
        return Task.Run(async () =>
        {
            using (begun)
            {
                await work();
            }
        });
    }

    private sealed class NoWork : IDisposable
    {
        public static NoWork Instance { get; } = new();

        public void Dispose()
        {
        }
    }
}
