using ProtectedJobs.Core;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Aws.Management;

/// <summary>
/// Manages runs as Durable Functions' client manages orchestrations: starts them, tells how they are, and asks things of them. The
/// tool, the page and the HTTP API all use it. Safe for concurrent callers; make one and keep it, as it remembers and limits reads.
/// </summary>
/// <remarks>
/// Every call throws a <see cref="Core.Runs.Errors.RunError"/> when AWS refused, asked for fewer calls or could not be reached.
/// Nothing here writes what the state machine's own steps write, but a stop request, a purge and the answer to a question of consent.
/// </remarks>
public sealed partial class RunClient
{
    private readonly IStateMachine _machine;
    private readonly Orchestrator _core;
    private readonly ICleanRooms _cleanRooms;
    private readonly IIdSource _ids;
    private readonly TimeProvider _clock;
    private readonly RunReader _reader;
    private readonly RunLister _lister;

    /// <summary>Makes a client.</summary>
    /// <param name="machine">The product's state machine.</param>
    /// <param name="world">The rest of the world.</param>
    /// <param name="index">What is in the ledger.</param>
    /// <param name="core">The core over the same world.</param>
    /// <param name="price">What a CRPU-hour costs; null if nobody said.</param>
    /// <param name="clock">Measures pauses; times that are told come from the services.</param>
    /// <param name="settings">How sparing to be; null for the defaults.</param>
    public RunClient(
        IStateMachine machine,
        World world,
        ILedgerIndex index,
        Orchestrator core,
        CrpuPrice? price,
        TimeProvider clock,
        RunClientSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(core);
        (_machine, _core, _cleanRooms, _ids, _clock) = (machine, core, world.CleanRooms, world.Ids, clock);
        _reader = new RunReader(machine, core, world.CleanRooms, price, clock, settings ?? new RunClientSettings());
        _lister = new RunLister(world.Ledger, index, machine, core.Turns);
    }

    /// <summary>Makes a client over AWS, or over a local cloud.</summary>
    /// <param name="ports">AWS.</param>
    /// <param name="stateMachineArn">The product's state machine.</param>
    /// <param name="ledgerBucket">The ledger's bucket.</param>
    /// <param name="price">What a CRPU-hour costs; null if nobody said.</param>
    /// <param name="clock">Measures pauses.</param>
    /// <param name="random">For ids of runs.</param>
    public static RunClient Over(
        AwsPorts ports, string stateMachineArn, string ledgerBucket, CrpuPrice? price, TimeProvider clock, Random random)
    {
        ArgumentNullException.ThrowIfNull(ports);
        var world = new World(
            ports.CleanRooms, ports.Executions, ports.Ledger, ports.Results, ports.Announcer, new RandomIds(random));
        return new RunClient(
            ports.StateMachineOf(stateMachineArn), world, ports.Index, new Orchestrator(world, ledgerBucket, price), price, clock);
    }

    /// <summary>The state machine whose runs it manages.</summary>
    public string StateMachineArn => _machine.Arn;

    /// <summary>How a run is.</summary>
    /// <param name="runId">Its id.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Its status; null if there is no such run, or it was purged.</returns>
    public async Task<RunView?> GetAsync(string runId, CancellationToken cancellationToken) =>
        await _reader.SightAsync(runId, cancellationToken) is { } sight ? RunView.Of(sight) : null;

    /// <summary>Lists runs, newest first, those under way among them.</summary>
    /// <param name="query">Which, and where to go on.</param>
    /// <param name="cancellationToken">Stops between reads.</param>
    /// <exception cref="FormatException">The continuation token is none of ours.</exception>
    public Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken) => _lister.PageAsync(query, cancellationToken);

    /// <summary>What happened to a run, told in terms of its job, oldest first.</summary>
    /// <param name="runId">Its id.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    /// <returns>The events; null if there is no such run, or it was purged.</returns>
    public async Task<IReadOnlyList<RunEvent>?> HistoryAsync(string runId, CancellationToken cancellationToken) =>
        await _reader.SightAsync(runId, cancellationToken) is { } sight
            ? HistoryReader.Tell(await _reader.HistoryAsync(runId, cancellationToken), sight.Record)
            : null;

    /// <summary>What Step Functions says happened to a run, all of it, oldest first.</summary>
    /// <param name="runId">Its id.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public Task<IReadOnlyList<ExecutionEvent>> RawHistoryAsync(string runId, CancellationToken cancellationToken) =>
        _reader.HistoryAsync(runId, cancellationToken);

    /// <summary>The record of a run, e.g. for its manifest.</summary>
    /// <param name="runId">Its id.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The record; null if there is none, or it was purged.</returns>
    public async Task<RunRecord?> RecordAsync(string runId, CancellationToken cancellationToken) =>
        await _core.Runs.FindAsync(runId, cancellationToken) is { PurgedAt: null } record ? record : null;

    /// <summary>Waits until a run is over, by looking at it.</summary>
    /// <param name="runId">Its id.</param>
    /// <param name="pause">Between looks.</param>
    /// <param name="seen">Told of every look; null for nobody.</param>
    /// <param name="cancellationToken">Stops waiting; the run goes on.</param>
    /// <returns>How it is then; null if there is no such run.</returns>
    public async Task<RunView?> WaitAsync(string runId, TimeSpan pause, Action<RunView>? seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            var view = await GetAsync(runId, cancellationToken);
            if (view is not null)
            {
                seen?.Invoke(view);
            }

            if (view is null || view.RuntimeStatus.IsOver())
            {
                return view;
            }

            await Task.Delay(pause, _clock, cancellationToken);
        }
    }
}
