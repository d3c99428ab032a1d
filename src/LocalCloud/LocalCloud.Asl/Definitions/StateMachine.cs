namespace LocalCloud.Asl.Definitions;

/// <summary>A state machine's definition, read and checked by <see cref="DefinitionReader"/>. Immutable.</summary>
public sealed class StateMachine
{
    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);

    internal StateMachine(Flow flow, long? timeoutSeconds)
    {
        Flow = flow;
        TimeoutSeconds = timeoutSeconds;
        Index(flow);
    }

    /// <summary>The name of the first state.</summary>
    public string StartAt => Flow.Start.Name;

    /// <summary>Seconds until an execution ends TIMED_OUT; null is never.</summary>
    public long? TimeoutSeconds { get; }

    /// <summary>The integrations, functions and activities that its Tasks call, in the order they were written.</summary>
    public IEnumerable<TaskResource> Resources => _states.Values.OfType<TaskState>().Select(task => task.Resource);

    internal Flow Flow { get; }

    /// <summary>A distributed Map's own machine, which its child executions run; null where that state is none.</summary>
    /// <param name="mapStateName">The Map state.</param>
    public StateMachine? ProcessorOf(string mapStateName) =>
        _states.GetValueOrDefault(mapStateName) is MapState { Distributed: { } distributed } ? distributed.Processor : null;

    internal State StateOf(string name) => _states[name];

    private void Index(Flow flow)
    {
        foreach (var state in flow.States)
        {
            _states[state.Name] = state;
            foreach (var inner in state.Inner)
            {
                Index(inner);
            }
        }
    }
}
