namespace ProtectedJobs.Console.Graphs;

/// <summary>What to draw: boxes of known sizes, and arrows between them. Lengths are in units of the picture.</summary>
/// <param name="Nodes">The boxes.</param>
/// <param name="Arrows">The arrows, the most important first: they decide what is above what.</param>
public sealed record Graph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphArrow> Arrows);

/// <summary>A box.</summary>
/// <param name="Name">Its name, unique.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
public sealed record GraphNode(string Name, double Width, double Height);

/// <summary>An arrow.</summary>
/// <param name="From">Name of a box.</param>
/// <param name="To">Name of another box, or of the same.</param>
/// <param name="Weight">How much it matters that it is short and straight; 1 or more.</param>
/// <param name="LabelWidth">Room for its label; 0 for none.</param>
public sealed record GraphArrow(string From, string To, int Weight, double LabelWidth);

/// <summary>Where everything is; the upper left corner is (0, 0).</summary>
/// <param name="Width">Of the whole.</param>
/// <param name="Height">Of the whole.</param>
/// <param name="Nodes">The boxes' centres by name.</param>
/// <param name="Arrows">The arrows, in the order they were given.</param>
public sealed record GraphLayout(
    double Width,
    double Height,
    IReadOnlyDictionary<string, GraphPoint> Nodes,
    IReadOnlyList<ArrowPath> Arrows);

/// <summary>A point.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From above.</param>
public readonly record struct GraphPoint(double X, double Y);

/// <summary>An arrow's way.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Points">From the edge of the one box to the edge of the other.</param>
/// <param name="Label">The centre of the room for its label; null if it asked for none.</param>
public sealed record ArrowPath(string From, string To, IReadOnlyList<GraphPoint> Points, GraphPoint? Label);
