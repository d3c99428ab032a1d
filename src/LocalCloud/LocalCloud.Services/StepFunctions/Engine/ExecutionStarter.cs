using LocalCloud.Asl.Execution;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Executions;
using LocalCloud.Store;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>Starts executions: the first turn is committed with the execution itself.</summary>
internal sealed class ExecutionStarter(LocalStore store, Lanes lanes, LaneWork work, CloudSettings settings)
{
    /// <summary>How long a name stays taken, and a history is kept, after the end of an execution.</summary>
    private static readonly TimeSpan s_retention = TimeSpan.FromDays(90);

    /// <summary>Seconds that an EXPRESS execution may take.</summary>
    private const long LongestExpress = 300;

    private long _lastId = store.Read(ExecutionRows.LargestId);

    /// <summary>An id for an execution.</summary>
    public long NextId() => Interlocked.Increment(ref _lastId);

    /// <summary>Starts an execution.</summary>
    /// <param name="wanted">What to start.</param>
    /// <param name="id">From <see cref="NextId"/>.</param>
    /// <param name="cancellationToken">Gives up before the commit, never after.</param>
    /// <returns>It, or the one that runs already with this name and input.</returns>
    /// <exception cref="AwsException">ExecutionAlreadyExists.</exception>
    public async Task<ExecutionRecord> StartAsync(NewExecution wanted, long id, CancellationToken cancellationToken)
    {
        var turns = FirstTurn(wanted, id);
        turns.Pack();
        var lane = lanes.Hold(id);
        LiveExecution? started = null;
        try
        {
            var existing = await store.WriteAsync(
                connection =>
                {
                    if (ExecutionRows.Find(connection, wanted.Arn) is { } found)
                    {
                        if (wanted.IsSame(found))
                        {
                            return found;
                        }

                        if (found.StoppedAt is not { } stopped
                            || turns.After.Record.StartedAt - stopped < s_retention.TotalMilliseconds)
                        {
                            throw Errors.ExecutionAlreadyExists(wanted.Arn);
                        }

                        ExecutionRows.Delete(connection, found.Id);
                    }

                    turns.WriteFirst(connection);
                    return null;
                },
                cancellationToken);
            if (existing is not null)
            {
                return existing;
            }

            started = turns.After;
            work.CarryOut(started, turns.Commands);
            return started.Record;
        }
        finally
        {
            lane.Open(started);
        }
    }

    private TurnBatch FirstTurn(NewExecution wanted, long id)
    {
        var now = work.Now;
        var machine = StatesArn.Parse(wanted.MachineArn, "stateMachine");
        var info = new ExecutionInfo
        {
            Arn = wanted.Arn,
            Name = wanted.Name,
            RoleArn = wanted.RoleArn,
            StartTime = now,
            StateMachineArn = wanted.MachineArn,
            StateMachineName = machine.Name,
            Region = settings.Region,
            LongestSeconds = wanted.Arn.Contains(":express:", StringComparison.Ordinal) ? LongestExpress : null,
        };
        var turn = wanted.Interpreter.Start(info, wanted.Input, now, work.Random);
        var record = new ExecutionRecord
        {
            Id = id,
            Arn = wanted.Arn,
            MachineArn = wanted.MachineArn,
            VersionArn = wanted.VersionArn,
            AliasArn = wanted.AliasArn,
            MapRunArn = wanted.MapRun?.Arn,
            ItemIndex = wanted.MapRun?.Index,
            ItemCount = wanted.MapRun?.Count,
            Revision = wanted.Revision,
            Name = wanted.Name,
            Status = ExecutionRecord.Running,
            Input = wanted.Input.ToText(),
            TraceHeader = wanted.TraceHeader,
            StartedAt = now.ToUnixTimeMilliseconds(),
            Parent = wanted.Parent?.Execution,
            ParentTask = wanted.Parent?.Task,
            ParentForm = wanted.Parent?.Form,
        };
        var turns = new TurnBatch(new LiveExecution(record, turn.State, wanted.Interpreter), now);
        turns.Add(turn);
        return turns;
    }
}
