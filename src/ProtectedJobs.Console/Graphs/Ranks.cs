namespace ProtectedJobs.Console.Graphs;

/// <summary>Which layer each box is in: below all that leads to it, and no further from it than it must be.</summary>
internal static class Ranks
{
    /// <summary>Layers an arrow crosses at least: one in between has room for its label.</summary>
    private const int Least = 2;

    private const int Passes = 8;

    /// <summary>Sets the ranks of boxes.</summary>
    /// <param name="links">Arrows that make no circle, pointing down.</param>
    public static void Assign(IReadOnlyList<(Cell Upper, Cell Lower, int Weight)> links)
    {
        var order = Downwards(links);
        var above = links.ToLookup(link => link.Lower);
        var below = links.ToLookup(link => link.Upper);
        foreach (var cell in order)
        {
            cell.Rank = above[cell].Select(link => link.Upper.Rank + Least).DefaultIfEmpty(0).Max();
        }

        // Each box may move between those above and those below it; it goes where most of its arrows get shorter.
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var cell in order)
            {
                var pull = below[cell].Sum(link => link.Weight) - above[cell].Sum(link => link.Weight);
                if (pull > 0 && above[cell].Any())
                {
                    cell.Rank = below[cell].Min(link => link.Lower.Rank) - Least;
                }
            }
        }
    }

    private static List<Cell> Downwards(IReadOnlyList<(Cell Upper, Cell Lower, int Weight)> links)
    {
        var below = links.ToLookup(link => link.Upper, link => link.Lower);
        var order = new List<Cell>();
        var seen = new HashSet<Cell>();
        foreach (var (upper, lower, _) in links)
        {
            Visit(upper);
            Visit(lower);
        }

        order.Reverse();
        return order;

        void Visit(Cell cell)
        {
            if (!seen.Add(cell))
            {
                return;
            }

            foreach (var next in below[cell])
            {
                Visit(next);
            }

            order.Add(cell);
        }
    }
}
