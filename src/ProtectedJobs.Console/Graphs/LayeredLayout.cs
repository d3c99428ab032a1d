namespace ProtectedJobs.Console.Graphs;

/// <summary>
/// Finds a picture of a graph by itself, top down: arrows that lead back are turned round, boxes go into layers, long arrows get a
/// bend a layer, layers are ordered for few crossings, and cells are pulled straight.
/// </summary>
/// <remarks>The same graph always gives the same picture.</remarks>
public static class LayeredLayout
{
    private const double Gap = 18;
    private const double LayerGap = 16;
    private const double LabelHeight = 14;
    private const double PortGap = 9;
    private const double Corner = 10;

    /// <summary>The layout of a graph.</summary>
    /// <param name="graph">The graph; its first box is where reading begins.</param>
    public static GraphLayout Of(Graph graph)
    {
        var cells = graph.Nodes.ToDictionary(node => node.Name, node => new Cell(node.Name, node.Width, node.Height));
        var back = BackArrows.Find(graph);
        var straight = graph.Arrows.Select((arrow, index) => (arrow, index)).Where(pair => pair.arrow.From != pair.arrow.To).ToArray();
        Ranks.Assign([.. straight.Select(pair =>
            (cells[back[pair.index] ? pair.arrow.To : pair.arrow.From], cells[back[pair.index] ? pair.arrow.From : pair.arrow.To], pair.arrow.Weight))]);

        var all = cells.Values.ToList();
        var chains = new Dictionary<GraphArrow, List<Cell>>();
        foreach (var (arrow, index) in straight)
        {
            chains[arrow] = Chain(cells[arrow.From], cells[arrow.To], arrow, back[index], all);
        }

        var first = all.GroupBy(cell => cell.Rank).OrderBy(layer => layer.Key).Select(layer => layer.ToArray()).ToArray();
        var layers = Crossings.Reduce(first);
        Columns.Assign(layers, Gap);
        var height = Stack(layers);
        return new GraphLayout(
            all.Max(cell => cell.X + (cell.Width / 2)),
            height,
            cells.ToDictionary(pair => pair.Key, pair => new GraphPoint(pair.Value.X, pair.Value.Y)),
            Draw(graph, chains));
    }

    /// <summary>The cells an arrow passes, from its beginning to its end: both boxes and a bend in each layer between.</summary>
    private static List<Cell> Chain(Cell from, Cell to, GraphArrow arrow, bool isBack, List<Cell> all)
    {
        var (upper, lower) = isBack ? (to, from) : (from, to);
        var chain = new List<Cell> { upper };
        var middle = (upper.Rank + lower.Rank) / 2;
        for (var rank = upper.Rank + 1; rank < lower.Rank; rank++)
        {
            var holdsLabel = rank == middle && arrow.LabelWidth > 0;
            var bend = new Cell(null, holdsLabel ? arrow.LabelWidth : 0, holdsLabel ? LabelHeight : 0) { Rank = rank };
            all.Add(bend);
            chain.Add(bend);
        }

        chain.Add(lower);
        for (var at = 1; at < chain.Count; at++)
        {
            Cell.Link(chain[at - 1], chain[at], arrow.Weight);
        }

        if (isBack)
        {
            chain.Reverse();
        }

        return chain;
    }

    private static double Stack(Cell[][] layers)
    {
        var y = 0d;
        foreach (var layer in layers)
        {
            var height = layer.Max(cell => cell.Height);
            foreach (var cell in layer)
            {
                cell.Y = y + (height / 2);
            }

            y += height + LayerGap;
        }

        return y - LayerGap;
    }

    private static IReadOnlyList<ArrowPath> Draw(Graph graph, Dictionary<GraphArrow, List<Cell>> chains)
    {
        var ends = Ports(chains);
        return [.. graph.Arrows.Select(arrow =>
        {
            if (!chains.TryGetValue(arrow, out var chain))
            {
                return new ArrowPath(arrow.From, arrow.To, [], null);
            }

            var bends = chain.Skip(1).SkipLast(1).ToArray();
            return new ArrowPath(
                arrow.From,
                arrow.To,
                [ends[(arrow, true)], .. bends.Select(bend => new GraphPoint(bend.X, bend.Y)), ends[(arrow, false)]],
                bends.FirstOrDefault(bend => bend.Width > 0) is { } label ? new GraphPoint(label.X, label.Y) : null);
        })];
    }

    /// <summary>Where arrows leave and enter boxes: side by side, in the order of where they come from or go to.</summary>
    private static Dictionary<(GraphArrow Arrow, bool IsBegin), GraphPoint> Ports(Dictionary<GraphArrow, List<Cell>> chains)
    {
        var places = new Dictionary<(GraphArrow, bool), GraphPoint>();
        var ends = chains.SelectMany(chain => new[]
        {
            (Arrow: chain.Key, IsBegin: true, Box: chain.Value[0], Next: chain.Value[1]),
            (Arrow: chain.Key, IsBegin: false, Box: chain.Value[^1], Next: chain.Value[^2]),
        });
        foreach (var side in ends.GroupBy(end => (end.Box, IsBelow: end.Next.Rank > end.Box.Rank)))
        {
            var box = side.Key.Box;
            var inOrder = side.OrderBy(end => end.Next.X).ToArray();
            var gap = Math.Min(PortGap, (box.Width - (2 * Corner)) / Math.Max(1, inOrder.Length - 1));
            var reach = Math.Max(0, (box.Width / 2) - Corner);
            for (var at = 0; at < inOrder.Length; at++)
            {
                var (least, most) = (-reach + (at * gap), reach - ((inOrder.Length - 1 - at) * gap));
                var x = box.X + Math.Clamp(inOrder[at].Next.X - box.X, Math.Min(least, most), Math.Max(least, most));
                var y = box.Y + (side.Key.IsBelow ? box.Height / 2 : -box.Height / 2);
                places[(inOrder[at].Arrow, inOrder[at].IsBegin)] = new GraphPoint(x, y);
            }
        }

        return places;
    }
}
