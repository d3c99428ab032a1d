namespace ProtectedJobs.Console.Graphs;

/// <summary>Which arrows lead back up, so that the others make no circle.</summary>
internal static class BackArrows
{
    /// <summary>Finds them by a walk that takes each box's arrows in their order.</summary>
    /// <param name="graph">The graph.</param>
    /// <returns>For each arrow, whether it is to be turned round.</returns>
    public static bool[] Find(Graph graph)
    {
        var outgoing = graph.Arrows.Select((arrow, index) => (arrow, index)).ToLookup(pair => pair.arrow.From);
        var back = new bool[graph.Arrows.Count];
        var done = new HashSet<string>();
        var onTheWay = new HashSet<string>();
        foreach (var node in graph.Nodes)
        {
            Walk(node.Name);
        }

        return back;

        void Walk(string name)
        {
            if (!done.Add(name))
            {
                return;
            }

            onTheWay.Add(name);
            foreach (var (arrow, index) in outgoing[name])
            {
                back[index] = onTheWay.Contains(arrow.To);
                Walk(arrow.To);
            }

            onTheWay.Remove(name);
        }
    }
}
