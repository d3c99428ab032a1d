using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Tests.Execution;

public sealed class ParallelAndMapTests
{
    [Fact]
    public void Parallel_TwoBranches_JoinsInOrderAndKeepsTheText()
    {
        var run = TestRun.Of("""
            {"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
              {"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},{"StartAt":"B","States":{"B":{"Type":"Wait","Seconds":1,"End":true}}}]}}}
            """, "[[1, 2], [3]]");

        Assert.Equal("[[[1,2],[3]],[[1,2],[3]]]", run.Output);
        Assert.Equal(
            "1<0:ExecutionStarted 2<0:ParallelStateEntered 3<2:ParallelStateStarted 4<3:PassStateEntered 5<4:PassStateExited "
            + "6<3:WaitStateEntered 7<6:WaitStateExited 8<7:ParallelStateSucceeded 9<7:ParallelStateExited 10<9:ExecutionSucceeded",
            run.Types());
        Assert.Contains("stateEnteredEventDetails {\"name\":\"A\",\"input\":\"[[1, 2], [3]]\"", run.Lines(true), StringComparison.Ordinal);
    }

    [Fact]
    public void Parallel_BranchFails_AbortsTheOthersAndIsCaught()
    {
        var run = TestRun.Of("""
            {"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Catch":[{"ErrorEquals":["E"],"Next":"C"}],"Branches":[
              {"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":9,"End":true}}},{"StartAt":"B","States":{"B":{"Type":"Fail","Error":"E","Cause":"c"}}}]},
              "C":{"Type":"Succeed"}}}
            """);

        Assert.Equal("""{"Error":"E","Cause":"c"}""", run.Output);
        Assert.Equal(TestRun.Epoch, run.Now);
        Assert.Equal(
            "3<2:ParallelStateStarted 4<3:WaitStateEntered 5<3:FailStateEntered 6<4:WaitStateAborted 7<5:ParallelStateFailed 8<7:ParallelStateExited",
            string.Join(' ', run.Types().Split(' ')[2..8]));
    }

    [Fact]
    public void Parallel_Retry_StartsAllBranchesAgain()
    {
        var run = TestRun.Of("""
            {"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Retry":[{"ErrorEquals":["E"],"MaxAttempts":1}],"Branches":[
              {"StartAt":"B","States":{"B":{"Type":"Fail","Error":"E"}}}]}}}
            """);

        Assert.Equal(
            "3<2:ParallelStateStarted 4<3:FailStateEntered 5<4:ParallelStateStarted 6<5:FailStateEntered 7<6:ParallelStateFailed 8<7:ExecutionFailed",
            string.Join(' ', run.Types().Split(' ')[2..]));
    }

    [Fact]
    public void Map_OneAtATime_PointsAtInnerEvents()
    {
        var run = TestRun.Of("""
            {"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.l","MaxConcurrency":1,"ItemSelector":{"i.$":"$$.Map.Item.Index","v.$":"$$.Map.Item.Value","o.$":"$.o"},"End":true,
              "ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}}}}
            """, """{"l":["a","b"],"o":true}""");

        Assert.Equal("""[{"i":0,"v":"a","o":true},{"i":1,"v":"b","o":true}]""", run.Output);
        Assert.Equal(
            "1<0:ExecutionStarted 2<0:MapStateEntered 3<2:MapStateStarted 4<3:MapIterationStarted 5<4:PassStateEntered 6<5:PassStateExited "
            + "7<6:MapIterationSucceeded 8<6:MapIterationStarted 9<8:PassStateEntered 10<9:PassStateExited 11<10:MapIterationSucceeded "
            + "12<10:MapStateSucceeded 13<10:MapStateExited 14<13:ExecutionSucceeded",
            run.Types());
        Assert.Contains("mapStateStartedEventDetails {\"length\":2}", run.Lines(true), StringComparison.Ordinal);
        Assert.Contains("mapIterationStartedEventDetails {\"name\":\"M\",\"index\":1}", run.Lines(true), StringComparison.Ordinal);
    }

    [Fact]
    public void Map_NoItems_SucceedsAtOnce()
    {
        var run = TestRun.Of("""{"StartAt":"M","States":{"M":{"Type":"Map","End":true,"Iterator":{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}}}}""", "[]");

        Assert.Equal("[]", run.Output);
        Assert.Equal("3<2:MapStateStarted 4<3:MapStateSucceeded 5<3:MapStateExited", string.Join(' ', run.Types().Split(' ')[2..5]));
    }

    [Fact]
    public void Map_ConcurrentIterationFails_AbortsTheOthers()
    {
        var run = new TestRun("""
            {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"$LAMBDA","End":true} } } } } }
            """) { Tasks = task => ((JsonNumber)task.Parameters).Value == 1 ? new Signal.TaskFailed(task.TaskId, "E", null) : null }.Start("[0,1,2]").ToEnd();

        Assert.Equal(
            "3<2:MapStateStarted 4<3:MapIterationStarted 5<3:MapIterationStarted 6<3:MapIterationStarted 7<4:TaskStateEntered 8<7:LambdaFunctionScheduled "
            + "9<5:TaskStateEntered 10<9:LambdaFunctionScheduled 11<6:TaskStateEntered 12<11:LambdaFunctionScheduled 13<10:LambdaFunctionStarted 14<13:LambdaFunctionFailed "
            + "15<14:MapIterationFailed 16<8:TaskStateAborted 17<16:MapIterationAborted 18<12:TaskStateAborted 19<18:MapIterationAborted 20<14:MapStateFailed 21<20:ExecutionFailed",
            string.Join(' ', run.Types().Split(' ')[2..]));
        Assert.Equal([8, 12], run.Commands.OfType<Command.CancelTask>().Select(cancel => cancel.TaskId));
    }

    [Fact]
    public void Map_MaxConcurrency_NeverRunsMore()
    {
        var open = 0;
        var most = 0;
        var run = new TestRun("""
            {"StartAt":"M","States":{"M":{"Type":"Map","MaxConcurrencyPath":"$.n","ItemsPath":"$.l","End":true,"ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"$LAMBDA","End":true} } } } } }
            """)
        {
            Tasks = task =>
            {
                most = Math.Max(most, ++open);
                return new Signal.TaskSucceeded(task.TaskId, task.Parameters);
            },
        }.Start("""{"n":3,"l":[1,2,3,4,5,6,7]}""");
        while (run.State.Status == ExecutionStatus.Running)
        {
            open--;
            run.Advance();
        }

        Assert.Equal("[1,2,3,4,5,6,7]", run.Output);
        Assert.Equal(3, most);
    }

    [Theory]
    [InlineData("\"ItemsPath\":\"$.x\"", "{\"x\":1}", "Reference path \"$.x\" must point to array.")]
    [InlineData("\"MaxConcurrencyPath\":\"$.c\",\"ItemsPath\":\"$.x\"", "{\"x\":[],\"c\":\"NoNumber\"}", "The MaxConcurrencyPath field refers to value \"NoNumber\" which is not a valid integer: $.c")]
    public void Map_UnusableFields_FailInAwsWords(string field, string input, string message)
    {
        var run = TestRun.Of("""{"StartAt":"M","States":{"M":{"Type":"Map",<field>,"End":true,"ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}}}}""".Replace("<field>", field, StringComparison.Ordinal), input);

        Assert.EndsWith(message, run.Finish!.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Redrive_OfAMap_RunsOnlyWhatDidNotSucceed()
    {
        var isBroken = true;
        var calls = new List<string>();
        var run = new TestRun("""
            {"StartAt":"M","States":{"M":{"Type":"Map","MaxConcurrency":2,"End":true,"ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"$LAMBDA","End":true} } } } } }
            """)
        {
            Tasks = task =>
            {
                calls.Add(task.Parameters.ToText());
                return isBroken && task.Parameters.ToText() == "2" ? new Signal.TaskFailed(task.TaskId, "E", null) : new Signal.TaskSucceeded(task.TaskId, task.Parameters);
            },
        }.Start("[1,2,3,4]").ToEnd();
        Assert.Equal(ExecutionStatus.Failed, run.State.Status);

        isBroken = false;
        calls.Clear();
        run.Send(new Signal.Redriven()).ToEnd();

        Assert.Equal("[1,2,3,4]", run.Output);
        Assert.DoesNotContain("1", calls);
        Assert.Equal(["2", "3", "4"], calls.Order());
    }

    [Fact]
    public void Redrive_OfAParallel_RunsOnlyWhatDidNotSucceed()
    {
        var isBroken = true;
        var run = new TestRun("""
            {"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
              {"StartAt":"A","States":{"A":{"Type":"Pass","Result":1,"End":true} } },{"StartAt":"B","States":{"B":{"Type":"Task","Resource":"$LAMBDA","End":true} } },
              {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":50,"End":true} } }]} } }
            """)
        {
            Tasks = task => isBroken ? new Signal.TaskFailed(task.TaskId, "E", null) : new Signal.TaskSucceeded(task.TaskId, JsonValue.Of(2)),
        }.Start("3").ToEnd();
        isBroken = false;
        run.Send(new Signal.Redriven()).ToEnd();

        Assert.Equal("[1,2,3]", run.Output);
        Assert.Equal(1, run.History.Count(each => each.Type == Asl.History.HistoryEventType.PassStateEntered));
    }

    [Fact]
    public void Variables_Assign_AreSeenInsideAndShownInHistory()
    {
        var run = TestRun.Of("""
            {"StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"x.$":"$.a","y":{"z":[1]}},"Next":"M"},
            "M":{"Type":"Map","ItemsPath":"$.l","ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","Assign":{"inner":1},"Parameters":{"v.$":"$x","w.$":"$y.z[0]"},"End":true}}},"ResultPath":"$.r","Next":"C"},
            "C":{"Type":"Choice","Choices":[{"Variable":"$x","NumericEquals":7,"Next":"S","Assign":{"x":8}}]},
            "S":{"Type":"Pass","Parameters":{"x.$":"$x","r.$":"$.r"},"End":true}}}
            """, """{"a":7,"l":[0]}""");

        Assert.Equal("""{"x":8,"r":[{"v":7,"w":1}]}""", run.Output);
        Assert.Contains("\"assignedVariables\":{\"x\":\"7\",\"y\":\"{\\\"z\\\":[1]}\"},\"assignedVariablesDetails\":{\"truncated\":false}", run.Lines(true), StringComparison.Ordinal);
    }
}
