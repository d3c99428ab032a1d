using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using ProtectedJobs.Cli.Runs;

namespace ProtectedJobs.Cli.Tests.Runs;

public sealed class HistoryTrailTests
{
    public static TheoryData<HistoryEvent, string> Errors() => new()
    {
        { new() { TaskFailedEventDetails = new() { Error = "StartUnsettled" } }, "StartUnsettled" },
        { new() { TaskTimedOutEventDetails = new() { Error = "States.Timeout" } }, "States.Timeout" },
        { new() { LambdaFunctionFailedEventDetails = new() { Error = "Lambda.Unknown" } }, "Lambda.Unknown" },
        { new() { LambdaFunctionTimedOutEventDetails = new() { Error = "States.Timeout" } }, "States.Timeout" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Error_OfATry_IsToldUntilTheNextState(HistoryEvent failed, string error)
    {
        var trail = new HistoryTrail();
        trail.Add(Entering("StartJob"));
        trail.Add(failed);
        Assert.Equal(("StartJob", $"starts the protected job (error: {error})"), (trail.State, trail.Doing));

        trail.Add(Entering("AwaitJob"));
        Assert.Equal(("AwaitJob", "waits for the protected job"), (trail.State, trail.Doing));
    }

    public static TheoryData<string, bool> Ends() => new()
    {
        { "ExecutionSucceeded", true },
        { "ExecutionFailed", true },
        { "ExecutionAborted", true },
        { "ExecutionTimedOut", true },
        { "ExecutionStarted", false },
        { "TaskFailed", false },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void End_IsAnEndOfTheExecution(string type, bool ends)
    {
        var trail = new HistoryTrail();

        trail.Add(new() { Id = 4, Type = type });

        Assert.Equal((ends, 4), (trail.HasEnded, trail.LastEventId));
    }

    [Fact]
    public void End_ThatIsRedriven_IsNone()
    {
        var trail = new HistoryTrail();
        trail.Add(new() { Type = HistoryEventType.ExecutionFailed });

        trail.Add(new() { Type = HistoryEventType.ExecutionRedriven });

        Assert.False(trail.HasEnded);
    }

    [Fact]
    public void State_OfAnotherMachine_HasNoWords()
    {
        var trail = new HistoryTrail();

        trail.Add(Entering("Elsewhere"));

        Assert.Equal("00:00:07  Elsewhere", ProgressText.Of(new RunProgress(trail.State, trail.Doing, TimeSpan.FromSeconds(7))));
    }

    [Fact]
    public void Elapsed_OfDays_IsInHours() =>
        Assert.StartsWith("49:00:01  ", ProgressText.Of(new RunProgress("S", "", new TimeSpan(2, 1, 0, 1))), StringComparison.Ordinal);

    private static HistoryEvent Entering(string state) =>
        new() { Type = HistoryEventType.TaskStateEntered, StateEnteredEventDetails = new() { Name = state } };
}
