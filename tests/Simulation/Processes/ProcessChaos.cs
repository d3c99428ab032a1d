using Amazon.CleanRooms.Model;
using Amazon.Runtime;
using Amazon.StepFunctions.Model;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Runs.Errors;
using ExecutionStatus = Amazon.StepFunctions.ExecutionStatus;

namespace Simulation.Processes;

/// <summary>
/// Runs on a local cloud that is a process, with functions that are processes: all of them are killed, calls and events go wrong, runs are
/// stopped and redriven. What is done is a seed's; at which instruction a kill -9 hits is the machine's.
/// </summary>
/// <param name="directory">Where the cloud's state is kept.</param>
/// <param name="seed">The seed.</param>
/// <param name="runs">How many runs.</param>
public sealed partial class ProcessChaos(string directory, int seed, int runs)
{
    private const int OpenAtATime = 16;
    private const int BegunAtATime = 2;
    private const int LookEvery = 6;
    private const int MostCalmBeats = 3000;
    private const int BeatsACrash = 90;
    private const int MostBeatsARun = 60;
    private const double KillsABeat = 0.25;
    private readonly Random _random = new(seed);
    private readonly ProcessBooks _books = new();
    private readonly PriorityQueue<Func<CancellationToken, Task>, int> _agenda = new();
    private readonly Dictionary<string, int> _redriven = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private readonly List<ChildProcess> _orphans = [];
    private ProcessPlan _plan = null!;
    private ToolCloud _cloud = null!;
    private ChaosClients _clients = null!;
    private bool _isUp;
    private int _started;
    private int _running;

    /// <summary>Told what is done; null for nobody.</summary>
    public Action<string>? Trace { get; init; }

    /// <summary>The program that every function runs; null for the build's.</summary>
    public string? Functions { get; init; }

    /// <summary>Lets it all happen, until every run has ended and nothing is open any more.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What came of it.</returns>
    public async Task<ProcessBooks> RunAsync(CancellationToken cancellationToken)
    {
        _plan = new ProcessPlan(_random, runs, Math.Min(6, 1 + (runs / 4)));
        try
        {
            await UpAsync(cancellationToken);
            var began = await NowAsync(cancellationToken);
            await _cloud.AdminAsync(HttpMethod.Put, "scene", _plan.Scene(), cancellationToken);
            await _clients.ObserveAsync(cancellationToken);
            await TroubleAsync(cancellationToken);
            await GoOnAsync(cancellationToken);
            await CalmAsync(cancellationToken);
            _books.Lasted = await NowAsync(cancellationToken) - began;
            await ProcessTruth.FillAsync(_books, _plan, _clients, cancellationToken);
            await TellWrongAsync(cancellationToken);
            return _books;
        }
        finally
        {
            await DownAsync();
            KillAll(_orphans);
        }
    }

    private async Task GoOnAsync(CancellationToken cancellationToken)
    {
        var killer = new FunctionKiller(_random);
        for (var crash = NextCrash(); (_started < runs || _running > 0 || _agenda.Count > 0) && _books.Beats < 500 + (runs * MostBeatsARun);)
        {
            await BeginAsync(cancellationToken);
            await ActAsync(cancellationToken);
            if (_books.Beats++ >= crash)
            {
                await CrashAsync(cancellationToken);
                crash = NextCrash();
                continue;
            }

            var skipping = _cloud.SkipAsync(cancellationToken);
            if (_random.NextDouble() < KillsABeat)
            {
                await killer.WhileAsync(_cloud, skipping);
            }

            await skipping;
        }

        _books.Kills = killer.Killed;
    }

    private async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) =>
        (await _cloud.AdminAsync(HttpMethod.Get, "clock", null, cancellationToken)).GetProperty("now").GetDateTimeOffset();

    private async Task TroubleAsync(CancellationToken cancellationToken) =>
        await _cloud.AdminAsync(HttpMethod.Put, "faults", _plan.Faults(), cancellationToken);

    // Whoever looks and whoever starts share a beat: what is seen is what there is.
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (_books.Beats % LookEvery != 0)
        {
            return;
        }

        await TryAsync(LookAsync, cancellationToken);
        for (var begun = 0; begun < BegunAtATime && _started < runs && _running < OpenAtATime; begun++)
        {
            var run = _plan.Runs[_started];
            if (!await TryAsync(cancel => StartAsync(run, cancel), cancellationToken))
            {
                return;
            }

            _started++;
            _running++;
            if (run.StopsAfter is { } beats)
            {
                _agenda.Enqueue(cancel => StopAsync(run, cancel), _books.Beats + beats);
            }

            if (_plan.EventFault() is { } fault)
            {
                _books.Events++;
                await _cloud.AdminAsync(HttpMethod.Post, "event-faults", fault, cancellationToken);
            }

            if (_plan.Stranger() is { } membership)
            {
                await TryAsync(cancel => StrangerAsync(membership, cancel), cancellationToken);
            }
        }
    }

    private async Task ActAsync(CancellationToken cancellationToken)
    {
        while (_agenda.TryPeek(out _, out var beat) && beat <= _books.Beats)
        {
            await TryAsync(_agenda.Dequeue(), cancellationToken);
        }
    }

    private Task StartAsync(ProcessRun run, CancellationToken cancellationToken) => _clients.StepFunctions.StartExecutionAsync(
        new StartExecutionRequest { StateMachineArn = _cloud.StateMachineArn, Name = run.Name, Input = run.Request }, cancellationToken);

    private Task StrangerAsync(string membership, CancellationToken cancellationToken) => _clients.CleanRooms.StartProtectedJobAsync(
        new StartProtectedJobRequest
        {
            Type = "PYSPARK",
            MembershipIdentifier = membership,
            JobParameters = new ProtectedJobParameters
            {
                AnalysisTemplateArn = ProcessPlan.Template(membership),
                Parameters = new Dictionary<string, string> { ["audience"] = ProcessTruth.ByHand },
            },
        },
        cancellationToken);

    private async Task StopAsync(ProcessRun run, CancellationToken cancellationToken)
    {
        Trace?.Invoke($"{_books.Beats} stop {run.Name}");
        _books.Stops++;
        if (run.IsTerminated)
        {
            await _clients.Runs.TerminateAsync(run.Name, "chaos", cancellationToken);
        }
        else
        {
            await _clients.StepFunctions.StopExecutionAsync(
                new StopExecutionRequest { ExecutionArn = ArnOf(run.Name), Cause = "chaos" }, cancellationToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var running = 0;
        await foreach (var seen in _clients.Executions().WithCancellation(cancellationToken))
        {
            if (seen.Status == ExecutionStatus.RUNNING)
            {
                running++;
                continue;
            }

            if (_ended.Add($"{seen.Name}/{seen.RedriveCount}"))
            {
                Trace?.Invoke($"{_books.Beats} {seen.Name} is {seen.Status}");
            }

            var run = _plan.Runs.First(planned => planned.Name == seen.Name);
            var before = _redriven.GetValueOrDefault(run.Name);
            if (seen.Status != ExecutionStatus.SUCCEEDED && before < run.Redrives && seen.RedriveCount.GetValueOrDefault() == before)
            {
                _redriven[run.Name] = before + 1;
                _agenda.Enqueue(cancel => RedriveAsync(run, before + 1, cancel), _books.Beats + run.RedrivesAfter);
            }
        }

        _running = running;
    }

    private async Task RedriveAsync(ProcessRun run, int attempt, CancellationToken cancellationToken)
    {
        Trace?.Invoke($"{_books.Beats} redrive {run.Name}, attempt {attempt}");
        await _clients.StepFunctions.RedriveExecutionAsync(
            new RedriveExecutionRequest { ExecutionArn = ArnOf(run.Name), ClientToken = $"{run.Name}-{attempt}" }, cancellationToken);
        _books.Redrives++;
        _running++;
    }

    private string ArnOf(string run) =>
        $"{_cloud.StateMachineArn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{run}";

    private async Task CalmAsync(CancellationToken cancellationToken)
    {
        await _cloud.AdminAsync(HttpMethod.Delete, "faults", null, cancellationToken);
        await _cloud.AdminAsync(HttpMethod.Delete, "event-faults", null, cancellationToken);
        for (var beat = 0; beat < MostCalmBeats; beat++)
        {
            if (beat % LookEvery == 0 && await IsQuietAsync(cancellationToken))
            {
                return;
            }

            await _cloud.SkipAsync(cancellationToken);
            _books.Beats++;
        }
    }

    private async Task<bool> IsQuietAsync(CancellationToken cancellationToken)
    {
        await foreach (var open in _clients.Ledger.ListAsync(Keys.OpenRuns, cancellationToken))
        {
            return false;
        }

        await LookAsync(cancellationToken);
        return _running == 0 && await ProcessTruth.IsAtRestAsync(_plan, _clients, cancellationToken);
    }

    // A call of ours may fail as anybody's may; what it was to do is done later, or not at all.
    private async Task<bool> TryAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        try
        {
            await call(cancellationToken);
            return true;
        }
        catch (Exception failed) when (failed is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or RunError)
        {
            Trace?.Invoke($"{_books.Beats} {failed.GetType().Name}: {failed.Message}");
            return false;
        }
    }
}
