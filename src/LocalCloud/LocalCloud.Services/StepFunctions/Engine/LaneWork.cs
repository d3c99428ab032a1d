using LocalCloud.Asl.Execution;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Services.Time;
using LocalCloud.Store;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>What all lanes share.</summary>
internal sealed class LaneWork(
    LocalStore store, Interpreters interpreters, TimeProvider clock, Random random, ILogger logger)
{
    public ILogger Logger { get; } = logger;

    public Random Random { get; } = random;

    public DateTimeOffset Now => clock.Now();

    /// <summary>Tells the clock that a lane is busy.</summary>
    public IDisposable BeginWork() => clock.BeginWork();

    /// <summary>Carries commands out once they are committed. Set before the first signal.</summary>
    public Action<LiveExecution, IReadOnlyList<Command>> CarryOut { get; set; } = static (_, _) => { };

    /// <summary>Is told of a lane with nothing to do, and whether its execution is likely to be asked for again.</summary>
    public Action<ExecutionLane, bool> IdleLane { get; set; } = static (_, _) => { };

    public void Idle(ExecutionLane lane, bool keep) => IdleLane(lane, keep);

    /// <summary>An execution from disk; null if there is none, or one that cannot go on.</summary>
    public LiveExecution? Load(long id)
    {
        var (record, blob) = store.Read(connection =>
            (ExecutionRows.Find(connection, id), ExecutionRows.State(connection, id)));
        if (record is null || blob.Length == 0)
        {
            return null;
        }

        var interpreter = interpreters.For(record);
        return new LiveExecution(record, ExecutionState.Deserialize(blob, interpreter.Machine), interpreter);
    }

    public Task CommitAsync(TurnBatch turns)
    {
        turns.Pack();
        return store.WriteAsync(turns.Write, CancellationToken.None);
    }
}
