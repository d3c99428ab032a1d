using System.Globalization;
using System.Text;
using ProtectedJobs.Console.Graphs;

namespace ProtectedJobs.Console.Machines;

/// <summary>A machine and where everything of it is in its picture.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Layout">Where: boxes by name, the marks of start and end among them; arrows in the order of <see cref="Edges"/>.</param>
/// <param name="Edges">The machine's edges, as they were laid out.</param>
public sealed record MachineDrawing(Machine Machine, GraphLayout Layout, IReadOnlyList<MachineEdge> Edges)
{
    /// <summary>A state's box, wide.</summary>
    public const double BoxWidth = 176;

    /// <summary>A state's box, high.</summary>
    public const double BoxHeight = 44;

    /// <summary>The marks of start and end, wide and high.</summary>
    public const double MarkSize = 26;

    private const double LetterWidth = 6.1;
    private const int LongestLabel = 30;

    /// <summary>Lays a machine out.</summary>
    /// <param name="machine">The machine.</param>
    public static MachineDrawing Of(Machine machine)
    {
        MachineEdge[] edges = [.. machine.Edges.OrderBy(edge => edge.Kind)];
        var graph = new Graph(
            [
                new GraphNode(Machine.Start, MarkSize, MarkSize),
                .. machine.States.Select(state => new GraphNode(state.Name, BoxWidth, BoxHeight)),
                .. edges.Any(edge => edge.To == Machine.End) ? [new GraphNode(Machine.End, MarkSize, MarkSize)] : Array.Empty<GraphNode>(),
            ],
            [
                .. edges.Select(edge => new GraphArrow(
                    edge.From, edge.To, edge.Kind == EdgeKind.Catch ? 1 : 6, LabelOf(edge) is { Length: > 0 } label ? (label.Length * LetterWidth) + 8 : 0)),
            ]);
        return new MachineDrawing(machine, LayeredLayout.Of(graph), edges);
    }

    /// <summary>What stands beside an edge: what is caught, but for States.ALL, which the dashes tell.</summary>
    /// <param name="edge">The edge.</param>
    public static string LabelOf(MachineEdge edge)
    {
        var words = edge.Labels.Where(label => label != "States.ALL").ToArray();
        var text = string.Join(", ", words);
        return text.Length <= LongestLabel || words.Length < 2
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"{words[0]} +{words.Length - 1}");
    }

    /// <summary>An arrow's way as an SVG path, in curves that leave and arrive upright.</summary>
    /// <param name="arrow">The arrow.</param>
    public string PathOf(ArrowPath arrow)
    {
        if (arrow.Points.Count == 0)
        {
            var box = Layout.Nodes[arrow.From];
            var (right, up) = (box.X + (BoxWidth / 2), box.Y - 8);
            return string.Create(CultureInfo.InvariantCulture, $"M{right:0.#} {up:0.#}c26 -4 26 20 0 16");
        }

        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{arrow.Points[0].X:0.#} {arrow.Points[0].Y:0.#}");
        foreach (var (from, to) in arrow.Points.Zip(arrow.Points.Skip(1)))
        {
            var middle = (from.Y + to.Y) / 2;
            path.Append(CultureInfo.InvariantCulture, $"C{from.X:0.#} {middle:0.#} {to.X:0.#} {middle:0.#} {to.X:0.#} {to.Y:0.#}");
        }

        return path.ToString();
    }
}
