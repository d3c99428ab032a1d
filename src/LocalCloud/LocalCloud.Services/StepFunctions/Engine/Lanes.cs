using System.Collections.Concurrent;
using LocalCloud.Asl.Execution;

namespace LocalCloud.Services.StepFunctions.Engine;

/// <summary>
/// The lanes of executions that do something now, and of the last few that did. All others are on disk only, so that waiting
/// costs no memory.
/// </summary>
internal sealed class Lanes : ISignals
{
    private const int KeptIdle = 1000;

    private readonly LaneWork _work;
    private readonly ConcurrentDictionary<long, ExecutionLane> _lanes = new();
    private readonly ConcurrentQueue<ExecutionLane> _idle = new();

    public Lanes(LaneWork work)
    {
        _work = work;
        work.IdleLane = Idle;
    }

    /// <inheritdoc/>
    public Task<bool> SendAsync(long execution, Signal signal)
    {
        while (true)
        {
            var lane = _lanes.GetOrAdd(execution, static (id, work) => new ExecutionLane(id, work), _work);
            if (lane.Send(signal) is { } done)
            {
                return done;
            }

            _lanes.TryRemove(KeyValuePair.Create(execution, lane));
        }
    }

    /// <summary>A lane for an execution that is being started; signals to it wait until it is opened.</summary>
    public ExecutionLane Hold(long execution)
    {
        var lane = new ExecutionLane(execution, _work);
        lane.Hold();
        _lanes[execution] = lane;
        return lane;
    }

    private void Idle(ExecutionLane lane, bool keep)
    {
        if (keep)
        {
            _idle.Enqueue(lane);
            if (_idle.Count <= KeptIdle || !_idle.TryDequeue(out lane!))
            {
                return;
            }
        }

        if (lane.TryRetire())
        {
            _lanes.TryRemove(KeyValuePair.Create(lane.Id, lane));
        }
    }
}
