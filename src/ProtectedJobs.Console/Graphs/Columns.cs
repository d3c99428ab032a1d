namespace ProtectedJobs.Console.Graphs;

/// <summary>
/// Where cells are from left to right: each as near to the middle of its neighbours as its layer's order and the gaps allow.
/// </summary>
internal static class Columns
{
    private const int Sweeps = 60;

    /// <summary>Sets every X; the leftmost edge of all is 0.</summary>
    /// <param name="layers">Cells in order.</param>
    /// <param name="gap">Least space between two cells of a layer.</param>
    public static void Assign(Cell[][] layers, double gap)
    {
        foreach (var layer in layers)
        {
            Settle(layer, cell => cell.Order * gap, _ => 1, gap);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var layer in sweep % 2 == 0 ? layers : layers.Reverse())
            {
                Settle(layer, Middle, Pull, gap);
            }
        }

        var left = layers.SelectMany(layer => layer).Min(cell => cell.X - (cell.Width / 2));
        foreach (var cell in layers.SelectMany(layer => layer))
        {
            cell.X -= left;
        }
    }

    private static double Middle(Cell cell)
    {
        var neighbours = cell.Above.Concat(cell.Below).ToArray();
        return neighbours.Length == 0
            ? cell.X
            : neighbours.Sum(neighbour => neighbour.Cell.X * neighbour.Weight) / neighbours.Sum(neighbour => neighbour.Weight);
    }

    private static double Pull(Cell cell) => Math.Max(1, cell.Above.Concat(cell.Below).Sum(neighbour => neighbour.Weight));

    // Least squares under "each right of its neighbour": equals an isotonic regression of what is wanted less the room to the left,
    // which is found by pooling neighbours that want to pass each other.
    private static void Settle(Cell[] layer, Func<Cell, double> wanted, Func<Cell, double> weight, double gap)
    {
        var blocks = new List<(double Value, double Weight, int Count)>();
        var room = new double[layer.Length];
        for (var at = 0; at < layer.Length; at++)
        {
            room[at] = at == 0 ? 0 : room[at - 1] + ((layer[at - 1].Width + layer[at].Width) / 2) + gap;
            var block = (Value: wanted(layer[at]) - room[at], Weight: weight(layer[at]), Count: 1);
            while (blocks.Count > 0 && blocks[^1].Value > block.Value)
            {
                var last = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                var sum = last.Weight + block.Weight;
                block = (((last.Value * last.Weight) + (block.Value * block.Weight)) / sum, sum, last.Count + block.Count);
            }

            blocks.Add(block);
        }

        var index = 0;
        foreach (var (value, _, count) in blocks)
        {
            for (var n = 0; n < count; n++, index++)
            {
                layer[index].X = value + room[index];
            }
        }
    }
}
