using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.History;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Execution;

/// <summary>
/// Runs executions of one state machine, a turn at a time. Pure: the same state, signal, time and random numbers give the same
/// turn. Holds nothing of an execution, so one interpreter serves all of its machine's, from any thread.
/// </summary>
/// <remarks>
/// <list type="table">
///   <listheader><term>The driver has</term><description>does</description></listheader>
///   <item><term>a new execution</term><description><see cref="Start"/>; commit state and events; carry out the commands</description></item>
///   <item><term>an answer, a due timer, a stop, a redrive</term><description><see cref="Next"/>; commit; carry out</description></item>
///   <item><term>restarted after a kill</term><description><see cref="Outstanding"/> for each execution; carry out</description></item>
/// </list>
/// A turn runs the execution as far as it goes without help (Pass, Choice, … all in one), or until
/// <see cref="MaximumEventsPerTurn"/> events, then it ends in <see cref="Command.Yield"/>.
/// </remarks>
/// <param name="machine">The machine.</param>
/// <param name="tokens">Names task tokens.</param>
/// <param name="hasActivity">Whether there is an activity of this ARN when a state calls it; null where all are.</param>
public sealed class Interpreter(StateMachine machine, TaskTokenSource tokens, Predicate<string>? hasActivity = null)
{
    /// <summary>A turn that has given this many events yields.</summary>
    public const int MaximumEventsPerTurn = 1000;

    /// <summary>The events a history may have; the one that would be next is ExecutionFailed.</summary>
    public const int MaximumEvents = 25_000;

    private readonly Predicate<string> _hasActivity = hasActivity ?? (static _ => true);

    /// <summary>The machine.</summary>
    public StateMachine Machine { get; } = machine;

    /// <summary>Starts an execution.</summary>
    /// <param name="info">What does not change about it.</param>
    /// <param name="input">Its input.</param>
    /// <param name="now">The time of the turn; all events and due times follow from it.</param>
    /// <param name="random">For the jitter of retries and States.UUID, States.MathRandom.</param>
    public Turn Start(ExecutionInfo info, JsonValue input, DateTimeOffset now, Random random)
    {
        ArgumentNullException.ThrowIfNull(info);
        var run = Turn(new ExecutionState { Info = info, Input = input }, now, random);
        run.Emit(
            HistoryEventType.ExecutionStarted,
            previous: 0,
            new EventDetails.ExecutionStarted(
                input, info.RoleArn, info.StateMachineAliasArn, info.StateMachineVersionArn));
        Signals.SetTimeout(run);
        var frame = run.Frames.Add(Machine.Flow.Start, input, JsonObject.Empty, parent: null, index: 0, item: null);
        run.MakeReady(frame, FramePhase.Enter);
        return Run(run);
    }

    /// <summary>Tells an execution what happened.</summary>
    /// <param name="state">The execution.</param>
    /// <param name="signal">What happened.</param>
    /// <param name="now">The time of the turn.</param>
    /// <param name="random">As for <see cref="Start"/>.</param>
    public Turn Next(ExecutionState state, Signal signal, DateTimeOffset now, Random random)
    {
        ArgumentNullException.ThrowIfNull(state);
        var isRedrive = signal is Signal.Redriven;
        if (state.Status == ExecutionStatus.Succeeded || isRedrive == (state.Status == ExecutionStatus.Running))
        {
            return new Turn(state, [], []);
        }

        var run = Turn(state, now, random);
        try
        {
            if (isRedrive)
            {
                Signals.Redrive(run);
            }
            else
            {
                Signals.Apply(run, signal);
            }
        }
        catch (HistoryFullException)
        {
            EndFull(run);
        }

        return Run(run);
    }

    /// <summary>
    /// What an execution waits for, as the commands that asked for it: carried out again after a kill they bring what was lost.
    /// So no list of commands needs to be kept.
    /// </summary>
    /// <param name="state">The execution.</param>
    /// <param name="random">As for <see cref="Start"/>.</param>
    public IReadOnlyList<Command> Outstanding(ExecutionState state, Random random)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new Outstanding(Machine, tokens, state, random).Commands();
    }

    private TurnRun Turn(ExecutionState state, DateTimeOffset now, Random random) =>
        new(Machine, tokens, state, now, random) { HasActivity = _hasActivity };

    private static Turn Run(TurnRun run)
    {
        try
        {
            run.Run();
        }
        catch (HistoryFullException)
        {
            EndFull(run);
        }

        return run.ToTurn();
    }

    private static void EndFull(TurnRun run)
    {
        const string Cause = "The execution reached the maximum number of history events (25000).";
        run.EmitLast(
            HistoryEventType.ExecutionFailed, previous: 0, new EventDetails.Failed(ErrorNames.Runtime, Cause));
        run.End(ExecutionStatus.Failed, output: null, ErrorNames.Runtime, Cause);
    }
}
