using ProtectedJobs.Console.Graphs;
using ProtectedJobs.Console.Machines;
using Testing;

namespace ProtectedJobs.Console.Tests.Graphs;

public sealed class LayeredLayoutTests
{
    [Fact]
    public void Layout_OfAChain_GoesStraightDown()
    {
        var layout = LayeredLayout.Of(Graph(["A", "B", "C"], [("A", "B"), ("B", "C")]));

        Assert.Equal(layout.Nodes["A"].X, layout.Nodes["B"].X, 0.01);
        Assert.Equal(layout.Nodes["B"].X, layout.Nodes["C"].X, 0.01);
        Assert.True(layout.Nodes["A"].Y < layout.Nodes["B"].Y && layout.Nodes["B"].Y < layout.Nodes["C"].Y);
    }

    [Fact]
    public void Layout_OfACircle_TurnsTheArrowThatLeadsBack()
    {
        var layout = LayeredLayout.Of(Graph(["A", "B"], [("A", "B"), ("B", "A")]));

        Assert.True(layout.Nodes["A"].Y < layout.Nodes["B"].Y);
        var back = layout.Arrows[1];
        Assert.True(back.Points[0].Y > back.Points[^1].Y, "The arrow back must begin at the lower box.");
    }

    [Fact]
    public void Layout_WithALabel_KeepsRoomForIt()
    {
        var layout = LayeredLayout.Of(new Graph(
            [new GraphNode("A", 100, 40), new GraphNode("B", 100, 40), new GraphNode("C", 100, 40)],
            [new GraphArrow("A", "B", 1, 90), new GraphArrow("A", "C", 1, 90)]));

        var (one, other) = (layout.Arrows[0].Label!.Value, layout.Arrows[1].Label!.Value);
        Assert.True(Math.Abs(one.X - other.X) >= 90, $"Labels at {one} and {other} overlap.");
    }

    [Fact]
    public void Layout_OfAnArrowToItself_DrawsNoPoints() =>
        Assert.Empty(LayeredLayout.Of(Graph(["A"], [("A", "A")])).Arrows[0].Points);

    [Fact]
    public void Layout_OfTheProductsMachine_HasNoBoxOverAnother()
    {
        var drawing = Product();

        var boxes = drawing.Layout.Nodes.Values.ToArray();
        for (var one = 0; one < boxes.Length; one++)
        {
            for (var other = one + 1; other < boxes.Length; other++)
            {
                var apart = Math.Abs(boxes[one].Y - boxes[other].Y) >= MachineDrawing.MarkSize
                    || Math.Abs(boxes[one].X - boxes[other].X) >= (MachineDrawing.BoxWidth + MachineDrawing.MarkSize) / 2;
                Assert.True(apart, $"{boxes[one]} and {boxes[other]} overlap.");
            }
        }
    }

    [Fact]
    public void Layout_OfTheProductsMachine_IsAlwaysTheSame() =>
        Assert.Equal(Product().Layout.Nodes.OrderBy(node => node.Key), Product().Layout.Nodes.OrderBy(node => node.Key));

    [Fact]
    public void Layout_OfTheProductsMachine_PutsTheGoodWayInOrder()
    {
        var nodes = Product().Layout.Nodes;
        string[] way = [Machine.Start, "StartJob", "AwaitJob", "CollectResult", "AnnounceCompletion", Machine.End];
        Assert.Equal(way, way.OrderBy(name => nodes[name].Y));
    }

    [Fact]
    public void Layout_OfRandomGraphs_KeepsBoxesInsideAndArrowsAttached()
    {
        var random = new Random(3);
        for (var round = 0; round < 100; round++)
        {
            var names = Enumerable.Range(0, 2 + random.Next(12)).Select(n => $"S{n}").ToArray();
            var arrows = Enumerable.Range(0, random.Next(25)).Select(_ => (names[random.Next(names.Length)], names[random.Next(names.Length)])).Distinct().ToArray();
            var layout = LayeredLayout.Of(Graph(names, arrows));

            Assert.All(layout.Nodes.Values, node => Assert.InRange(node.X, 49.9, layout.Width - 49.9));
            foreach (var arrow in layout.Arrows.Where(arrow => arrow.From != arrow.To))
            {
                Assert.InRange(Math.Abs(arrow.Points[0].X - layout.Nodes[arrow.From].X), 0, 50);
                Assert.Equal(20, Math.Abs(arrow.Points[^1].Y - layout.Nodes[arrow.To].Y), 0.01);
            }
        }
    }

    private static MachineDrawing Product() =>
        MachineDrawing.Of(MachineReader.Read(File.ReadAllText(Path.Combine(Repository.Root, "statemachine.asl.json"))));

    private static Graph Graph(string[] names, (string From, string To)[] arrows) => new(
        [.. names.Select(name => new GraphNode(name, 100, 40))],
        [.. arrows.Select(arrow => new GraphArrow(arrow.From, arrow.To, 1, 0))]);
}
