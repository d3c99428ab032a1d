using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Reading;

/// <summary>Joins the states of a flow: every name leads to a state of the same flow, and every state is led to.</summary>
internal static class FlowResolver
{
    public static Flow? Resolve(
        Fields fields, JsonObject content, IReadOnlyList<State> states, string startAt, bool isWhole)
    {
        var byName = new Dictionary<string, State>(StringComparer.Ordinal);
        foreach (var state in states)
        {
            byName.TryAdd(state.Name, state);
        }

        foreach (var state in states)
        {
            foreach (var transition in state.Transitions)
            {
                if (byName.TryGetValue(transition.Target, out var target))
                {
                    transition.Resolve(target);
                }
                else if (content[transition.Target] is null)
                {
                    fields.Faults.Add(
                        "MISSING_TRANSITION_TARGET",
                        $"Missing '{transition.Field.Split('/')[^1]}' target: {transition.Target}",
                        $"{fields.At("States")}/{Fields.Escape(state.Name)}/{transition.Field}");
                }
            }
        }

        if (isWhole)
        {
            RefuseUnreachable(fields, states, byName, startAt);
        }

        return byName.TryGetValue(startAt, out var start) ? new Flow(start, states) : null;
    }

    private static void RefuseUnreachable(
        Fields fields, IReadOnlyList<State> states, Dictionary<string, State> byName, string startAt)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { startAt };
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var name))
        {
            foreach (var transition in byName[name].Transitions)
            {
                if (byName.ContainsKey(transition.Target) && reached.Add(transition.Target))
                {
                    open.Enqueue(transition.Target);
                }
            }
        }

        foreach (var state in states)
        {
            if (!reached.Contains(state.Name))
            {
                fields.Faults.Add(
                    "MISSING_TRANSITION_TARGET",
                    $"State \"{state.Name}\" is not reachable.",
                    $"{fields.At("States")}/{Fields.Escape(state.Name)}");
            }
        }
    }
}
