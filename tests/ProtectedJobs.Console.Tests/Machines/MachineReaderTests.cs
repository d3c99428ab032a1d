using ProtectedJobs.Console.Machines;
using Testing;

namespace ProtectedJobs.Console.Tests.Machines;

public sealed class MachineReaderTests
{
    [Fact]
    public void Machine_OfTheProduct_HasItsStatesCatchesAndRetries()
    {
        var machine = MachineReader.Read(File.ReadAllText(Path.Combine(Repository.Root, "statemachine.asl.json")));

        Assert.Equal("StartJob", machine.StartAt);
        Assert.Contains(machine.Edges, edge => edge is { From: "StartJob", To: "AwaitTurn", Kind: EdgeKind.Catch } && edge.Labels.Contains("SlotTaken"));
        Assert.Contains(machine.Edges, edge => edge is { From: "AwaitJob", To: "CollectResult", Kind: EdgeKind.Next });
        Assert.Contains(machine.Edges, edge => edge is { From: "AnnounceCompletion", To: Machine.End });
        Assert.Contains(machine.States, state => state.Name == "StartJob" && state.Retriers.Any(retrier => retrier.Errors.Contains("StartUnsettled")));
    }

    [Fact]
    public void Machine_WithChoiceMapAndTwoWaysToOneState_MergesThem()
    {
        var machine = MachineReader.Read("""
            {"StartAt":"C","States":{
              "C":{"Type":"Choice","Choices":[{"Next":"M"},{"Next":"M","Comment":"big"}],"Default":"E"},
              "M":{"Type":"Map","ItemProcessor":{"StartAt":"X","States":{"X":{"Type":"Pass","Next":"Y"},"Y":{"Type":"Pass","End":true}}},"Next":"E","Catch":[{"ErrorEquals":["States.ALL"],"Next":"E"}]},
              "E":{"Type":"Succeed"}}}
            """);

        var many = Assert.Single(machine.Edges, edge => edge is { From: "C", To: "M" });
        Assert.Equal(["rule 1", "big"], many.Labels);
        Assert.Equal(EdgeKind.Next, Assert.Single(machine.Edges, edge => edge is { From: "M", To: "E" }).Kind);
        Assert.Equal(2, machine.States.Single(state => state.Name == "M").Inner);
        Assert.Contains(machine.Edges, edge => edge is { From: "E", To: Machine.End });
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"StartAt":"A","States":3}""")]
    public void Machine_OfSomethingElse_SaysSo(string text) =>
        Assert.StartsWith("Wanted a state machine", Assert.Throws<FormatException>(() => MachineReader.Read(text)).Message, StringComparison.Ordinal);
}
