using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Tests.Execution;

/// <summary>Which timers a state sets, and that none is left behind.</summary>
public sealed class TimeTests
{
    private const string Waiting = """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","Parameters":{"FunctionName":"f"},
        "HeartbeatSeconds":60,"TimeoutSeconds":600,"End":true}}}
        """;

    [Theory]
    [InlineData("\"Seconds\":0")]
    [InlineData("\"Timestamp\":\"2026-01-02T03:04:05Z\"")]
    [InlineData("\"Timestamp\":\"2020-01-01T00:00:00Z\"")]
    public void Wait_ForWhatIsPast_SetsNoTimer(string until)
    {
        var run = TestRun.Of("""{"StartAt":"W","States":{"W":{"Type":"Wait",<until>,"End":true}}}""".Replace("<until>", until, StringComparison.Ordinal));

        Assert.Equal(ExecutionStatus.Succeeded, run.State.Status);
        Assert.Empty(run.Commands.OfType<Command.SetTimer>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Heartbeat_OfATask_PutsItsTimerOff(bool isKilled)
    {
        var run = new TestRun(Waiting) { Tasks = _ => null, IsKilledAfterEachTurn = isKilled }.Start();
        var first = Assert.Single(run.Commands.OfType<Command.SetTimer>(), timer => timer.Due == TestRun.Epoch.AddSeconds(60));
        run.Send(new Signal.TaskHeartbeat(3));
        Assert.Contains(run.Commands.OfType<Command.CancelTimer>(), timer => timer.TimerId == first.TimerId);
        Assert.Equal(2, run.Commands.OfType<Command.SetTimer>().Count(timer => timer.Due == TestRun.Epoch.AddSeconds(60)));

        run.ToEnd();

        Assert.Equal(("States.HeartbeatTimeout", TestRun.Epoch.AddSeconds(60)), (run.Finish!.Error, run.Now));
        Assert.Empty(Left(run, fired: 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Task_ThatSucceeds_LeavesNoTimer(bool isKilled)
    {
        var run = new TestRun(Waiting) { Tasks = _ => null, IsKilledAfterEachTurn = isKilled }.Start();
        run.Send(new Signal.TaskHeartbeat(3)).Send(new Signal.TaskSucceeded(3, JsonValue.Of(7)));

        Assert.Equal("7", run.Output);
        Assert.Empty(Left(run, fired: 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Redrive_IsToldToEachState_WithItsTime(bool isKilled)
    {
        var isBroken = true;
        var run = new TestRun("""
            {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"$LAMBDA","TimeoutSeconds":7,"Next":"P"},
            "P":{"Type":"Pass","Parameters":{"n.$":"$$.Execution.RedriveCount","t.$":"$$.Execution.RedriveTime"},"End":true}}}
            """)
        {
            IsKilledAfterEachTurn = isKilled,
            Tasks = task => isBroken ? new Signal.TaskFailed(task.TaskId, "E", null) : new Signal.TaskSucceeded(task.TaskId, JsonValue.Of(task.TimeoutSeconds ?? 0)),
        }.Start().ToEnd();
        isBroken = false;

        run.Send(new Signal.Redriven()).ToEnd();

        Assert.Equal("{\"n\":1,\"t\":\"2026-01-02T03:04:05.000Z\"}", run.Output);
        Assert.Contains("3<2:LambdaFunctionScheduled 4<3:LambdaFunctionStarted 5<4:LambdaFunctionFailed", run.Types(), StringComparison.Ordinal);
        Assert.Equal([7L, 7L], run.Commands.OfType<Command.ScheduleTask>().Select(task => task.TimeoutSeconds));
    }

    [Fact]
    public void Outstanding_AfterAKill_AsksForTheTaskAsItWas()
    {
        var run = new TestRun(Waiting) { Tasks = _ => null, IsKilledAfterEachTurn = true }.Start();
        var asked = Assert.Single(run.Commands.OfType<Command.ScheduleTask>());

        var again = Assert.Single(run.Interpreter.Outstanding(run.State, new Random(0)).OfType<Command.ScheduleTask>());

        Assert.Equal(
            (asked.TaskId, asked.TaskToken, 600L, 60L, asked.Parameters.ToText()),
            (again.TaskId, again.TaskToken, again.TimeoutSeconds, again.HeartbeatSeconds, again.Parameters.ToText()));
    }

    // Timers that were neither cancelled nor, the last ones, fired.
    private static IEnumerable<long> Left(TestRun run, int fired)
    {
        var set = run.Commands.OfType<Command.SetTimer>().Select(timer => timer.TimerId).ToList();
        return set.Except(run.Commands.OfType<Command.CancelTimer>().Select(timer => timer.TimerId)).Order().SkipLast(fired);
    }
}
