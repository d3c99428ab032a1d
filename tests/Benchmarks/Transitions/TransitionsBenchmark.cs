using System.Globalization;
using Benchmarks.Reports;
using Simulation.Machine;

namespace Benchmarks.Transitions;

/// <summary>
/// What waiting costs, and how late an end is seen: billed transitions of the machine and the handlers that deploy; beside it a loop of 60 and of 30
/// seconds, and one Task as `.sync` is, on the same interpreter. Lags are means over six lengths, as each way has its rhythm.
/// </summary>
internal static class TransitionsBenchmark
{
    private const int MostWithEvents = 5;
    private const int MostWithout = 60;
    private const int Lengths = 6;

    // Six of these spread over the 30, 60 and 300 seconds of the loops and of Sweep.
    private static readonly TimeSpan s_apart = TimeSpan.FromSeconds(50);

    // The longest of twelve hours ends before the deadline, which is twelve hours.
    private static readonly (string Name, TimeSpan Length)[] s_jobs =
        [("1 min", TimeSpan.FromMinutes(1)), ("1 h", TimeSpan.FromHours(1)), ("12 h", TimeSpan.FromHours(12) - (Lengths * s_apart))];

    public static IReadOnlyList<Figure> Run() =>
    [
        .. s_jobs.Select(job => Of("its event arrives", job, MostWithEvents, length => TransitionCount.Of(length, hasEvents: true, sweeps: true))),
        .. s_jobs.Select(job => Of("its event is lost, Sweep finds it", job, MostWithEvents, length => TransitionCount.Of(length, hasEvents: false, sweeps: true))),
        .. s_jobs.Select(job => Of("neither event nor Sweep", job, MostWithout, length => TransitionCount.Of(length, hasEvents: false, sweeps: false))),
    ];

    private static Figure Of(string how, (string Name, TimeSpan Length) job, int most, Func<TimeSpan, TransitionCount> run)
    {
        var (ours, sixty, thirty, sync) = (
            Mean(job.Length, length => run(length) is { Status: "Succeeded" } count
                ? (count.Transitions, count.Events, count.Lag)
                : throw new InvalidOperationException($"{how}, {job.Name}: the run did not succeed.")),
            Mean(job.Length, length => WaitLoop.Loop(60, length)),
            Mean(job.Length, length => WaitLoop.Loop(30, length)),
            Mean(job.Length, WaitLoop.Sync));
        return new Figure($"job of {job.Name}, {how}: billed transitions", ours.Transitions, "")
        {
            Peer = "60-second loop",
            PeerValue = sixty.Transitions,
            Bound = Bound.AtMost(most),
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"30-second loop: {thirty.Transitions:N0}, `.sync`: {sync.Transitions}; the end is seen after {ours.Lag:0.#} s (loops: {sixty.Lag:0.#}, {thirty.Lag:0.#}); {ours.Events:N0} events of history (loops: {sixty.Events:N0}, {thirty.Events:N0})"),
        };
    }

    private static (int Transitions, long Events, double Lag) Mean(TimeSpan length, Func<TimeSpan, (int Transitions, long Events, TimeSpan Lag)> run)
    {
        var runs = Enumerable.Range(0, Lengths).Select(at => run(length + (at * s_apart))).ToArray();
        return (runs[0].Transitions, runs[0].Events, runs.Average(one => one.Lag.TotalSeconds));
    }
}
