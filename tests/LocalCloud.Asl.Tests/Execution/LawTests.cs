using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Tests.Execution;

public sealed class LawTests
{
    public static TheoryData<string> Names => Machines.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Killed_AfterEveryTurn_EndsInTheSameHistory(string name)
    {
        var unkilled = Run(name, isKilled: false, isRestarted: false);

        Assert.NotEqual(ExecutionStatus.Running, unkilled.State.Status);
        Assert.Equal(unkilled.Lines(details: true), Run(name, isKilled: true, isRestarted: false).Lines(details: true));
        Assert.Equal(unkilled.Lines(details: true), Run(name, isKilled: true, isRestarted: true).Lines(details: true));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void History_OfEveryMachine_CountsWithoutGapsAndPointsBack(string name)
    {
        var run = Run(name, isKilled: false, isRestarted: false);
        run.Send(new Signal.Redriven()).ToEnd();

        Assert.Equal(Enumerable.Range(1, run.History.Count), run.History.Select(each => (int)each.Id));
        Assert.All(run.History, each => Assert.InRange(each.PreviousEventId, 0, each.Id - 1));
        Assert.Equal(run.State.LastEventId, run.History.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Answers_ThatComeTwice_ChangeNothing(string name)
    {
        var (_, definition, input) = Machines.Named(name);
        var run = new TestRun(definition) { Tasks = Answer, MapRuns = Answer }.Start(input);
        while (run.State.Status == ExecutionStatus.Running && run.Advance())
        {
            foreach (var task in run.Commands.OfType<Command.ScheduleTask>().Where(task => !run.State.IsPending(task.TaskId)))
            {
                Assert.Empty(run.Interpreter.Next(run.State, new Signal.TaskSucceeded(task.TaskId, JsonNull.Instance), run.Now, new Random(0)).Events);
                Assert.Empty(run.Interpreter.Next(run.State, new Signal.TaskHeartbeat(task.TaskId), run.Now, new Random(0)).Commands);
            }
        }

        Assert.Equal(Run(name, isKilled: false, isRestarted: false).Lines(details: true), run.Lines(details: true));
    }

    [Fact]
    public void Deserialize_OtherBytes_SaysSo()
    {
        var run = new TestRun(Machines.All[1].Definition).Start(Machines.All[1].Input);
        var bytes = run.State.Serialize();

        Assert.Throws<InvalidDataException>(() => ExecutionState.Deserialize(bytes.AsSpan(0, bytes.Length - 3), run.Machine));
        Assert.Throws<InvalidDataException>(() => ExecutionState.Deserialize(bytes, TestRun.Read(Machines.All[0].Definition)));
        bytes[0] = 99;
        Assert.Throws<InvalidDataException>(() => ExecutionState.Deserialize(bytes, run.Machine));
    }

    private static TestRun Run(string name, bool isKilled, bool isRestarted)
    {
        var (_, definition, input) = Machines.Named(name);
        return new TestRun(definition)
        {
            Tasks = Answer,
            MapRuns = Answer,
            IsKilledAfterEachTurn = isKilled,
            IsRestartedAfterEachTurn = isRestarted,
        }.Start(input).ToEnd();
    }

    private static Signal Answer(Command.ScheduleTask task) => task.Parameters is JsonObject parameters && parameters["fail"] is JsonString error
        ? new Signal.TaskFailed(task.TaskId, error.Value, "because")
        : new Signal.TaskSucceeded(task.TaskId, task.Parameters);

    private static IEnumerable<Signal> Answer(Command.StartMapRun run)
    {
        yield return new Signal.MapRunStarted(run.MapRunId, "arn:aws:states:us-east-1:000000000000:mapRun:m/x:1");
        yield return run.Plan.Reader is null
            ? new Signal.MapRunSucceeded(run.MapRunId, new JsonArray(run.Plan.ChildInputs(run.Plan.Items!).Select(child => child.Input)))
            : new Signal.MapRunFailed(run.MapRunId, "States.ItemReaderFailed", "gone");
    }
}
