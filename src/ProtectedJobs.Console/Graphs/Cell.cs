namespace ProtectedJobs.Console.Graphs;

/// <summary>Something that takes a place in a layer: a box, a bend of an arrow, or the room for an arrow's label.</summary>
/// <param name="name">The box's name; null for a bend.</param>
/// <param name="width">Its width.</param>
/// <param name="height">Its height.</param>
internal sealed class Cell(string? name, double width, double height)
{
    public string? Name { get; } = name;

    public double Width { get; } = width;

    public double Height { get; } = height;

    /// <summary>Which layer; 0 is the topmost.</summary>
    public int Rank { get; set; }

    /// <summary>Which place in its layer; 0 is the leftmost.</summary>
    public int Order { get; set; }

    public double X { get; set; }

    public double Y { get; set; }

    /// <summary>What is above and linked, in the layer before.</summary>
    public List<(Cell Cell, double Weight)> Above { get; } = [];

    /// <summary>What is below and linked, in the layer after.</summary>
    public List<(Cell Cell, double Weight)> Below { get; } = [];

    /// <summary>Links two cells of neighbouring layers. What bends pulls harder: a long arrow should be straight.</summary>
    public static void Link(Cell upper, Cell lower, int weight)
    {
        var bends = (upper.Name is null ? 1 : 0) + (lower.Name is null ? 1 : 0);
        var pull = weight * (bends switch { 0 => 1d, 1 => 2d, _ => 8d });
        upper.Below.Add((lower, pull));
        lower.Above.Add((upper, pull));
    }
}
