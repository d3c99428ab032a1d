using System.Globalization;
using Simulation.Chaos;

namespace Benchmarks.Chaos;

/// <summary>Adds worlds up, and prints them.</summary>
internal sealed class ChaosTable
{
    private readonly Lock _gate = new();
    private readonly ChaosBooks _ours = new();
    private readonly ChaosBooks _naive = new();
    private readonly FaultCount _faults = new();
    private readonly SortedDictionary<int, IReadOnlyList<string>> _wrong = [];
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private long _attempts;
    private long _told;
    private long _claimed;

    /// <summary>Whether nothing was wrong.</summary>
    public bool IsRight => _wrong.Count == 0;

    /// <summary>Adds a world, and the same with a plain Retry.</summary>
    public void Add(ChaosWorld world, IReadOnlyList<string> wrong, NaiveWorld naive)
    {
        lock (_gate)
        {
            _ours.Add(world.CleanRooms, world.Engine.Executions, e => world.RecordOf(e.Name)?.Outcome?.Job is not null);
            _naive.Add(naive.CleanRooms, naive.Engine.Executions, static _ => false);
            _faults.Add(world.Faults);
            _attempts += world.Engine.Executions.Sum(e => e.Ends.Count);
            _told += world.Bus.Events.Select(e => e.Id).Distinct().Count();
            _claimed += world.Ledger.Keys.Count(key => key.StartsWith("jobs/", StringComparison.Ordinal));
            foreach (var execution in world.Engine.Executions)
            {
                var outcome = world.RecordOf(execution.Name)?.Outcome?.Status.ToString() ?? "none";
                _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
            }

            if (wrong.Count > 0)
            {
                _wrong[world.Seed] = wrong;
            }
        }
    }

    /// <summary>Prints it.</summary>
    /// <param name="price">Dollars for a CRPU-hour.</param>
    public void Print(decimal price)
    {
        foreach (var (seed, wrong) in _wrong.Take(20))
        {
            Console.WriteLine($"world {seed}:\n  {string.Join("\n  ", wrong.Take(5))}");
        }

        Console.WriteLine("| | plain `Retry` | this |");
        Console.WriteLine("|---|---:|---:|");
        Row("runs", _naive.Runs, _ours.Runs);
        Row("jobs started", _naive.Started, _ours.Started);
        Row("of these, duplicates", _naive.Duplicates, _ours.Duplicates);
        Row($"what duplicates cost, at ${price} a CRPU-hour", Money(_naive.DuplicateCrpuHours, price), Money(_ours.DuplicateCrpuHours, price));
        Row("runs that failed and left a job nobody knows of", _naive.LostJobs, _ours.LostJobs);
        Row("jobs that ran on after their run was stopped, nobody cancelling them", _naive.RanOn, _ours.RanOn);
        Row("what they cost after the stop", Money(_naive.RanOnCrpuHours, price), Money(_ours.RanOnCrpuHours, price));
        Row("(run, generation) pairs with a job", "", Number(_claimed));
        Row("attempts, and announcement ids", "", $"{Number(_attempts)}, {Number(_told)}");
        Row("worlds with a slot still held, a run open, a stranger's job touched, or a record unlike Clean Rooms' truth", "", Number(_wrong.Count));
        Console.WriteLine($"\nOutcomes: {string.Join(", ", _outcomes.Select(o => $"{o.Key} {Number(o.Value)}"))}.");
        Console.WriteLine(
            $"Faults: {Number(_faults.AnswersLost)} answers lost, {Number(_faults.FailedBefore)} calls failed, {Number(_faults.Throttled)} throttled, "
            + $"{Number(_faults.Stragglers)} starts that arrived late, {Number(_faults.Killed)} functions killed, {Number(_faults.TimedOut)} timed out, "
            + $"{Number(_faults.InvokedTwice)} invoked twice, {Number(_faults.Conflicts)} writes answered 409 or 412, {Number(_faults.Events)} events lost, doubled or late, "
            + $"{Number(_faults.Crashes)} crashes of the engine; {Number(_faults.Stops)} stops, {Number(_faults.Redrives)} redrives.");
    }

    private static void Row(string what, long naive, long ours) => Row(what, Number(naive), Number(ours));

    private static void Row(string what, string naive, string ours) => Console.WriteLine($"| {what} | {naive} | {ours} |");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Money(double hours, decimal price) =>
        string.Create(CultureInfo.InvariantCulture, $"${(decimal)hours * price:N0}");
}
