namespace ProtectedJobs.Console.Graphs;

/// <summary>Orders each layer so that few arrows cross: each cell goes to the middle of its neighbours, layer by layer, down and up.</summary>
internal static class Crossings
{
    private const int Sweeps = 32;

    /// <summary>Sets the order of all cells.</summary>
    /// <param name="layers">Cells by rank, in a first order.</param>
    /// <returns>The layers, each in its best order.</returns>
    public static Cell[][] Reduce(Cell[][] layers)
    {
        Number(layers);
        var best = Copy(layers);
        var fewest = Count(layers);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var down = sweep % 2 == 0;
            foreach (var layer in down ? layers : layers.Reverse())
            {
                Sort(layer, down);
            }

            Exchange(layers);
            var crossings = Count(layers);
            if (crossings < fewest)
            {
                (best, fewest) = (Copy(layers), crossings);
            }
        }

        Number(best);
        return best;
    }

    /// <summary>How often arrows cross, between all neighbouring layers.</summary>
    public static int Count(Cell[][] layers) => layers.Sum(Count);

    private static int Count(Cell[] layer)
    {
        var links = layer.SelectMany(cell => cell.Below.Select(below => (Upper: cell.Order, Lower: below.Cell.Order)))
            .OrderBy(link => link.Upper).ThenBy(link => link.Lower).ToArray();
        var crossings = 0;
        for (var right = 1; right < links.Length; right++)
        {
            for (var left = 0; left < right; left++)
            {
                crossings += links[left].Upper < links[right].Upper && links[left].Lower > links[right].Lower ? 1 : 0;
            }
        }

        return crossings;
    }

    private static void Sort(Cell[] layer, bool down)
    {
        var middles = layer.ToDictionary(cell => cell, cell =>
        {
            var neighbours = down ? cell.Above : cell.Below;
            return neighbours.Count == 0 ? cell.Order : neighbours.Average(neighbour => neighbour.Cell.Order);
        });
        var sorted = layer.OrderBy(cell => middles[cell]).ToArray();
        sorted.CopyTo(layer, 0);
        Number(layer);
    }

    // What averages cannot see: two neighbours that would cross less the other way round.
    private static void Exchange(Cell[][] layers)
    {
        foreach (var layer in layers)
        {
            for (var at = 0; at + 1 < layer.Length; at++)
            {
                var (left, right) = (layer[at], layer[at + 1]);
                if (CrossingsOf(left, right) > CrossingsOf(right, left))
                {
                    (layer[at], layer[at + 1]) = (right, left);
                    (left.Order, right.Order) = (at + 1, at);
                }
            }
        }
    }

    private static int CrossingsOf(Cell left, Cell right) =>
        Pairs(left.Above, right.Above) + Pairs(left.Below, right.Below);

    private static int Pairs(List<(Cell Cell, double Weight)> left, List<(Cell Cell, double Weight)> right) =>
        left.Sum(l => right.Count(r => l.Cell.Order > r.Cell.Order));

    private static void Number(Cell[][] layers)
    {
        foreach (var layer in layers)
        {
            Number(layer);
        }
    }

    private static void Number(Cell[] layer)
    {
        for (var at = 0; at < layer.Length; at++)
        {
            layer[at].Order = at;
        }
    }

    private static Cell[][] Copy(Cell[][] layers) => [.. layers.Select(layer => layer.ToArray())];
}
