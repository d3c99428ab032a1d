using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.History;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Steps;

/// <summary>An inline Map: an iteration for each item, so many at a time.</summary>
internal static class MapStep
{
    /// <summary>Iterations at a time where the definition says none, or more.</summary>
    private const int MaximumConcurrency = 40;

    public static void Execute(TurnRun run, Frame frame, MapState state)
    {
        if (frame.Phase == FramePhase.Join)
        {
            frame.Phase = FramePhase.Children;
        }
        else
        {
            Start(run, frame, state);
        }

        var children = frame.Children!;
        while (children.Next < children.Items!.Count && children.Next - children.Done < children.Concurrency)
        {
            StartIteration(run, frame, state, children);
        }

        if (children.Done == children.Results.Length)
        {
            ChildSteps.Join(run, frame, HistoryEventType.MapStateSucceeded);
        }
    }

    private static void Start(TurnRun run, Frame frame, MapState state)
    {
        var raw = run.ScopeOf(frame);
        var arguments = state.Data.Arguments(raw);
        var scope = raw.With(arguments);
        var items = MapItems.Of(state, scope);
        var concurrency = MapItems.Concurrency(state, scope);
        frame.Previous = run.Emit(
            HistoryEventType.MapStateStarted, frame.Previous, new EventDetails.MapStateStarted(items.Count));
        frame.Children = new Children
        {
            Results = new JsonValue?[items.Count],
            Arguments = arguments,
            Items = items,
            Concurrency = concurrency is 0 or > MaximumConcurrency ? MaximumConcurrency : concurrency,
        };
        frame.Phase = FramePhase.Children;
    }

    private static void StartIteration(TurnRun run, Frame frame, MapState state, Children children)
    {
        var item = new MapItem(children.Next, children.Items![children.Next]);
        var input = state.ItemSelector is null
            ? item.Value
            : state.ItemSelector.Evaluate(run.ScopeOf(frame, item).With(children.Arguments));
        children.Next++;
        var child = run.Frames.Add(state.Processor.Start, input, frame.Variables, frame, item.Index, item);
        child.Previous = run.Emit(
            HistoryEventType.MapIterationStarted,
            frame.Previous,
            new EventDetails.MapIteration(state.Name, item.Index));
        run.MakeReady(child, FramePhase.Enter);
    }
}
