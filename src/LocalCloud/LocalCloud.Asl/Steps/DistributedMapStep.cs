using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.History;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Maps;
using LocalCloud.Asl.Queries;

namespace LocalCloud.Asl.Steps;

/// <summary>A distributed Map: asks for a Map run and goes on with what it gives.</summary>
internal static class DistributedMapStep
{
    public static void Execute(TurnRun run, Frame frame, MapState state)
    {
        if (frame.MapRun is { Arn: not null } earlier)
        {
            Redrive(run, frame, earlier);
            return;
        }

        var plan = Plan(run, frame, state);
        var id = run.NextEventId;
        frame.Previous = run.Emit(
            HistoryEventType.MapStateStarted, frame.Previous, new EventDetails.MapStateStarted(plan.Items?.Count ?? 0));
        frame.MapRun = new PendingMapRun(id, Arn: null, Redrives: 0);
        frame.Phase = FramePhase.MapRun;
        run.Ask(new Command.StartMapRun(id, state.Name, plan));
    }

    /// <summary>What a frame's Map run shall do; the same each time it is asked for.</summary>
    public static MapRunPlan Plan(TurnRun run, Frame frame, MapState state)
    {
        var raw = run.ScopeOf(frame);
        var arguments = state.Data.Arguments(raw);
        var scope = raw.With(arguments);
        var distributed = state.Distributed!;
        return new MapRunPlan
        {
            Processor = distributed.Processor,
            Label = distributed.Label,
            IsExpress = distributed.IsExpress,
            Items = distributed.Reader is null ? MapItems.Of(state, scope) : null,
            Reader = Reader(distributed.Reader, scope),
            MaxConcurrency = MapItems.Concurrency(state, scope),
            Tolerance = Tolerance(distributed, scope),
            Writer = Writer(distributed.Writer, scope),
            Batch = Batch(distributed.Batch, scope),
            Selector = state.ItemSelector is null
                ? null
                : (index, item) => state.ItemSelector.Evaluate(
                    run.ScopeOf(frame, new MapItem(index, item)).With(arguments)),
        };
    }

    /// <summary>The Map run exists.</summary>
    public static void Started(TurnRun run, Frame frame, string arn)
    {
        if (frame.MapRun!.Arn is null)
        {
            frame.Previous = run.Emit(
                HistoryEventType.MapRunStarted, frame.Previous, new EventDetails.MapRun(arn, RedriveCount: null));
            frame.MapRun = frame.MapRun with { Arn = arn };
        }
    }

    /// <summary>The Map run ended well.</summary>
    public static void Succeeded(TurnRun run, Frame frame, JsonValue output)
    {
        frame.Previous = run.Emit(HistoryEventType.MapRunSucceeded, frame.Previous);
        frame.MapRun = null;
        if (output.ByteSize > TurnRun.MaximumData)
        {
            throw StateFault.TooLarge(frame.State.Name);
        }

        run.Emit(HistoryEventType.MapStateSucceeded, frame.Previous);
        run.Exit(frame, frame.State.Data.After(run.ScopeOf(frame), output), frame.State.Next);
    }

    /// <summary>The Map run failed.</summary>
    public static void Failed(TurnRun run, Frame frame, string error, string? cause)
    {
        frame.Previous = run.Emit(
            HistoryEventType.MapRunFailed, frame.Previous, new EventDetails.Failed(error, cause));
        frame.Phase = FramePhase.Execute;
        run.Failures.Fail(frame, error, cause);
    }

    private static void Redrive(TurnRun run, Frame frame, PendingMapRun earlier)
    {
        frame.MapRun = earlier with { Redrives = earlier.Redrives + 1 };
        frame.Previous = run.Emit(
            HistoryEventType.MapRunRedriven,
            frame.Previous,
            new EventDetails.MapRun(earlier.Arn!, frame.MapRun.Redrives));
        frame.Phase = FramePhase.MapRun;
        run.Ask(new Command.RedriveMapRun(earlier.Id));
    }

    private static FailureTolerance Tolerance(DistributedMap distributed, Scope scope)
    {
        var count = distributed.ToleratedFailureCount?.Evaluate(scope);
        if (count < 0)
        {
            throw StateFault.Runtime("ToleratedFailureCount cannot be negative.");
        }

        var percentage = distributed.ToleratedFailurePercentage?.Evaluate(scope);
        return percentage is < 0 or > 100
            ? throw StateFault.Runtime("ToleratedFailurePercentage must be between 0 and 100.")
            : new FailureTolerance((long?)count, percentage);
    }

    private static ItemReaderCall? Reader(DistributedMap.ReaderSetting? reader, Scope scope) => reader is null
        ? null
        : new ItemReaderCall(
            reader.Resource,
            reader.Parameters.Evaluate(scope),
            reader.Format,
            (long?)reader.MaxItems?.Evaluate(scope) is > 0 and var most ? most : null);

    private static ResultWriterCall? Writer(DistributedMap.WriterSetting? writer, Scope scope) => writer is null
        ? null
        : new ResultWriterCall(
            writer.Resource,
            writer.Parameters?.Evaluate(scope) ?? JsonObject.Empty,
            writer.Transformation,
            writer.OutputType);

    private static ItemBatch? Batch(DistributedMap.BatchSetting? batch, Scope scope) => batch is null
        ? null
        : new ItemBatch(
            (long?)batch.MaxItems?.Evaluate(scope),
            (long?)batch.MaxBytes?.Evaluate(scope),
            batch.BatchInput?.Evaluate(scope));
}
