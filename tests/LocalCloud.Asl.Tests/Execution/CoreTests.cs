using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Tests.Execution;

public sealed class CoreTests
{
    [Fact]
    public void Pass_OneState_WritesAwsHistory()
    {
        var run = TestRun.Of("""{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""", """{"a": 1}""");

        Assert.Equal("""
            1<0 ExecutionStarted executionStartedEventDetails {"input":"{\"a\": 1}","inputDetails":{"truncated":false},"roleArn":"arn:aws:iam::000000000000:role/r"}
            2<0 PassStateEntered stateEnteredEventDetails {"name":"A","input":"{\"a\": 1}","inputDetails":{"truncated":false}}
            3<2 PassStateExited stateExitedEventDetails {"name":"A","output":"{\"a\": 1}","outputDetails":{"truncated":false}}
            4<3 ExecutionSucceeded executionSucceededEventDetails {"output":"{\"a\": 1}","outputDetails":{"truncated":false}}
            """, run.Lines(details: true));
    }

    [Theory]
    [InlineData("\"Result\":{\"x\":1}", "{\"a\":{\"b\":2}}", "{\"x\":1}")]
    [InlineData("\"Result\":1,\"ResultPath\":\"$.c.d\"", "{\"a\":{\"b\":2}}", "{\"a\":{\"b\":2},\"c\":{\"d\":1}}")]
    [InlineData("\"Result\":1,\"ResultPath\":null", "{\"a\": 2}", "{\"a\": 2}")]
    [InlineData("\"InputPath\":\"$.a\"", "{\"a\":{\"b\": 2}}", "{\"b\":2}")]
    [InlineData("\"InputPath\":null", "{\"a\":1}", "{}")]
    [InlineData("\"OutputPath\":null", "{\"a\":1}", "{}")]
    [InlineData("\"OutputPath\":\"$.a.b\"", "{\"a\":{\"b\":2}}", "2")]
    [InlineData("\"InputPath\":\"$.a\",\"Parameters\":{\"c.$\":\"$.b\",\"d\":[{\"e.$\":\"$$.Execution.Name\"}]},\"ResultPath\":\"$.r\"", "{\"a\":{\"b\":2}}", "{\"a\":{\"b\":2},\"r\":{\"c\":2,\"d\":[{\"e\":\"run\"}]}}")]
    [InlineData("\"ResultPath\":\"$.l[1]\",\"Result\":9", "{\"l\":[1,2]}", "{\"l\":[1,9]}")]
    public void Pass_DataFields_GiveTheOutput(string fields, string input, string output) =>
        Assert.Equal(output, TestRun.Of("""{"StartAt":"A","States":{"A":{"Type":"Pass",<fields>,"End":true}}}""".Replace("<fields>", fields, StringComparison.Ordinal), input).Output);

    [Theory]
    [InlineData("\"InputPath\":\"$.a\"", "Invalid path '$.a' : No results for path: $['a']")]
    [InlineData("\"OutputPath\":\"$.no.such.result.path\"", "Invalid path '$.no.such.result.path' : Missing property in path $['no']")]
    [InlineData("\"Parameters\":{\"x\":{\"value.$\":\"$.q\"}}", "The JSONPath '$.q' specified for the field 'value.$' could not be found in the input '{\"b\":[1]}'")]
    public void Pass_PathLeadsNowhere_FailsTheExecution(string fields, string message)
    {
        var run = TestRun.Of("""{"StartAt":"A","States":{"A":{"Type":"Pass",<fields>,"End":true}}}""".Replace("<fields>", fields, StringComparison.Ordinal), "{\"b\": [1]}");

        Assert.Equal("States.Runtime", run.Finish!.Error);
        Assert.Equal($"An error occurred while executing the state 'A' (entered at the event id #2). {message}", run.Finish.Cause);
        Assert.Equal("1<0:ExecutionStarted 2<0:PassStateEntered 3<0:ExecutionFailed", run.Types());
    }

    [Fact]
    public void Task_LambdaArn_WritesAwsHistory()
    {
        var run = TestRun.Of("""{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"$LAMBDA","TimeoutSeconds":9,"End":true}}}""", "{\"a\":1}");

        Assert.Equal("""
            1<0 ExecutionStarted executionStartedEventDetails {"input":"{\"a\":1}","inputDetails":{"truncated":false},"roleArn":"arn:aws:iam::000000000000:role/r"}
            2<0 TaskStateEntered stateEnteredEventDetails {"name":"A","input":"{\"a\":1}","inputDetails":{"truncated":false}}
            3<2 LambdaFunctionScheduled lambdaFunctionScheduledEventDetails {"resource":"$LAMBDA","input":"{\"a\":1}","inputDetails":{"truncated":false},"timeoutInSeconds":9}
            4<3 LambdaFunctionStarted
            5<4 LambdaFunctionSucceeded lambdaFunctionSucceededEventDetails {"output":"{\"a\":1}","outputDetails":{"truncated":false}}
            6<5 TaskStateExited stateExitedEventDetails {"name":"A","output":"{\"a\":1}","outputDetails":{"truncated":false}}
            7<6 ExecutionSucceeded executionSucceededEventDetails {"output":"{\"a\":1}","outputDetails":{"truncated":false}}
            """.Replace("$LAMBDA", TestRun.Lambda, StringComparison.Ordinal), run.Lines(details: true));
    }

    [Theory]
    [InlineData("ActivityFailed", true)]
    [InlineData("ActivitySucceeded", false)]
    public void Activity_OfATask_HasEventsOfItsOwn(string end, bool fails)
    {
        var run = new TestRun("""{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:us-east-1:000000000000:activity:a","End":true}}}""")
        {
            Tasks = task => fails ? new Signal.TaskFailed(task.TaskId, "E", "C") : new Signal.TaskSucceeded(task.TaskId, JsonNull.Instance),
        }.Start().ToEnd();

        Assert.StartsWith($"1<0:ExecutionStarted 2<0:TaskStateEntered 3<2:ActivityScheduled 4<3:ActivityStarted 5<4:{end}", run.Types(), StringComparison.Ordinal);
    }

    [Fact]
    public void Task_WaitForTaskToken_HandsTheTokenOutAndWaits()
    {
        var run = new TestRun("""
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
            "Parameters":{"FunctionName":"f","Payload":{"t.$":"$$.Task.Token"}},"HeartbeatSeconds":60,"TimeoutSeconds":600,"ResultPath":"$.r","End":true}}}
            """) { Tasks = task => new Signal.TaskSubmitted(task.TaskId, JsonValue.Parse("{\"StatusCode\":200}")) }.Start();
        run.Advance();

        var task = Assert.Single(run.Commands.OfType<Command.ScheduleTask>());
        Assert.Equal("token-run-3", task.TaskToken);
        Assert.Equal("""{"FunctionName":"f","Payload":{"t":"token-run-3"}}""", task.Parameters.ToText());
        Assert.True(run.State.IsPending(3));

        run.Send(new Signal.TaskHeartbeat(3)).Send(new Signal.TaskSucceeded(3, JsonValue.Of(7))).Send(new Signal.TaskSucceeded(3, JsonValue.Of(8)));
        Assert.Equal("{\"r\":7}", run.Output);
        Assert.Equal("""
            3<2 TaskScheduled taskScheduledEventDetails {"resourceType":"lambda","resource":"invoke.waitForTaskToken","region":"us-east-1","parameters":"{\"FunctionName\":\"f\",\"Payload\":{\"t\":\"token-run-3\"}}","timeoutInSeconds":600,"heartbeatInSeconds":60}
            4<3 TaskStarted taskStartedEventDetails {"resourceType":"lambda","resource":"invoke.waitForTaskToken"}
            5<4 TaskSubmitted taskSubmittedEventDetails {"resourceType":"lambda","resource":"invoke.waitForTaskToken","output":"{\"StatusCode\":200}","outputDetails":{"truncated":false}}
            6<5 TaskSucceeded taskSucceededEventDetails {"resourceType":"lambda","resource":"invoke.waitForTaskToken","output":"7","outputDetails":{"truncated":false}}
            """, string.Join('\n', run.Lines(details: true).Split('\n')[2..6]));
    }

    [Fact]
    public void Task_NoHeartbeat_TimesOut()
    {
        var run = new TestRun("""
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:us-east-1:000000000000:activity:a",
            "HeartbeatSeconds":60,"TimeoutSeconds":600,"End":true,"Catch":[{"ErrorEquals":["States.Timeout"],"Next":"B"}]},"B":{"Type":"Pass","End":true}}}
            """) { Tasks = task => new Signal.TaskStarted(task.TaskId, "w") }.Start();
        run.ToEnd();

        Assert.Equal(TestRun.Epoch.AddSeconds(60), run.Now);
        Assert.Equal("""{"Error":"States.HeartbeatTimeout","Cause":""}""", run.Output);
        Assert.Contains("4<3 ActivityStarted activityStartedEventDetails {\"workerName\":\"w\"}\n5<4 ActivityTimedOut activityTimedOutEventDetails {\"error\":\"States.HeartbeatTimeout\"}\n6<5 TaskStateExited", run.Lines(details: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Retry_ThenCatch_RunInOrder()
    {
        var run = new TestRun("""
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"$LAMBDA","End":true,
              "Retry":[{"ErrorEquals":["Other"],"MaxAttempts":9},{"ErrorEquals":["Boom"],"IntervalSeconds":2,"BackoffRate":3,"MaxAttempts":2},{"ErrorEquals":["States.ALL"]}],
              "Catch":[{"ErrorEquals":["States.TaskFailed"],"ResultPath":"$.e","Next":"B"}]},
            "B":{"Type":"Pass","End":true}}}
            """) { Tasks = task => new Signal.TaskFailed(task.TaskId, "Boom", "why") }.Start("{\"a\":1}").ToEnd();

        Assert.Equal(TestRun.Epoch.AddSeconds(2 + 6), run.Now);
        Assert.Equal("""{"a":1,"e":{"Error":"Boom","Cause":"why"}}""", run.Output);
        Assert.Equal(
            "1<0:ExecutionStarted 2<0:TaskStateEntered 3<2:LambdaFunctionScheduled 4<3:LambdaFunctionStarted 5<4:LambdaFunctionFailed "
            + "6<5:LambdaFunctionScheduled 7<6:LambdaFunctionStarted 8<7:LambdaFunctionFailed "
            + "9<8:LambdaFunctionScheduled 10<9:LambdaFunctionStarted 11<10:LambdaFunctionFailed "
            + "12<11:TaskStateExited 13<12:PassStateEntered 14<13:PassStateExited 15<14:ExecutionSucceeded",
            run.Types());
        Assert.Equal([0, 1, 2], run.Commands.OfType<Command.ScheduleTask>().Select(task => task.RetryCount));
    }

    [Theory]
    [InlineData("States.ALL", "States.DataLimitExceeded", false)]
    [InlineData("States.DataLimitExceeded", "States.DataLimitExceeded", true)]
    [InlineData("States.ALL", "States.Runtime", false)]
    [InlineData("States.Runtime", "States.Runtime", false)]
    [InlineData("States.TaskFailed", "States.Timeout", false)]
    [InlineData("States.TaskFailed", "Anything", true)]
    [InlineData("States.Timeout", "States.HeartbeatTimeout", true)]
    [InlineData("States.HeartbeatTimeout", "States.Timeout", false)]
    [InlineData("States.ALL", "States.Timeout", true)]
    public void Catch_ErrorEquals_MatchesAsAwsDoes(string name, string error, bool isCaught)
    {
        var run = new TestRun("""
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"$LAMBDA","End":true,"Catch":[{"ErrorEquals":["<name>"],"Next":"B"}]},"B":{"Type":"Pass","End":true}}}
            """.Replace("<name>", name, StringComparison.Ordinal)) { Tasks = task => new Signal.TaskFailed(task.TaskId, error, "c") }.Start().ToEnd();

        Assert.Equal(isCaught ? ExecutionStatus.Succeeded : ExecutionStatus.Failed, run.State.Status);
    }

    [Fact]
    public void Retry_FullJitter_StaysBelowTheInterval()
    {
        var delays = new List<double>();
        for (var seed = 0; seed < 200; seed++)
        {
            var run = new TestRun("""
                {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"$LAMBDA","End":true,
                "Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":10,"BackoffRate":2,"MaxAttempts":2,"MaxDelaySeconds":15,"JitterStrategy":"FULL"}]}}}
                """, seed) { Tasks = task => new Signal.TaskFailed(task.TaskId, "E", null) }.Start().ToEnd();
            var timers = run.Commands.OfType<Command.SetTimer>().Select(timer => timer.Due).ToArray();
            Assert.InRange((timers[0] - TestRun.Epoch).TotalSeconds, 0, 10);
            Assert.InRange((timers[1] - timers[0]).TotalSeconds, 0, 15);
            delays.Add((timers[0] - TestRun.Epoch).TotalSeconds);
        }

        Assert.InRange(delays.Average(), 4, 6);
    }

    [Fact]
    public void Fail_InFlow_EndsTheExecutionWithErrorAndCause()
    {
        var run = TestRun.Of("""{"StartAt":"A","States":{"A":{"Type":"Fail","ErrorPath":"$.e","CausePath":"States.Format('{}!', $.c)"}}}""", """{"e":"E","c":1}""");

        Assert.Equal(("E", "1!"), (run.Finish!.Error, run.Finish.Cause));
        Assert.Equal("1<0:ExecutionStarted 2<0:FailStateEntered 3<2:ExecutionFailed", run.Types());
        Assert.EndsWith("executionFailedEventDetails {}", TestRun.Of("""{"StartAt":"A","States":{"A":{"Type":"Fail"}}}""").Lines(true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Seconds\":7", 7)]
    [InlineData("\"SecondsPath\":\"$.s\"", 3)]
    [InlineData("\"Timestamp\":\"2026-01-02T03:05:05Z\"", 60)]
    [InlineData("\"TimestampPath\":\"$.t\"", 5)]
    [InlineData("\"Timestamp\":\"2020-01-02T03:05:05+01:00\"", 0)]
    public void Wait_UntilATime_GoesOnThen(string field, int seconds)
    {
        var run = TestRun.Of("""{"StartAt":"A","States":{"A":{"Type":"Wait",<field>,"End":true}}}""".Replace("<field>", field, StringComparison.Ordinal), """{"s":3,"t":"2026-01-02T03:04:10Z"}""");

        Assert.Equal(TestRun.Epoch.AddSeconds(seconds), run.Now);
        Assert.Equal("1<0:ExecutionStarted 2<0:WaitStateEntered 3<2:WaitStateExited 4<3:ExecutionSucceeded", run.Types());
    }

    [Theory]
    [InlineData("SecondsPath", "-1", "The SecondsPath parameter references a negative value: $.s == -1")]
    [InlineData("SecondsPath", "1.5", "The SecondsPath parameter cannot be parsed as a long value: $.s == 1.5")]
    [InlineData("SecondsPath", null, "The SecondsPath parameter does not reference an input value: $.s")]
    [InlineData("SecondsPath", "999999999999", "Wait state delay is too long.")]
    [InlineData("TimestampPath", "\"2016-12-05T21:29:29\"", "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.s == 2016-12-05T21:29:29")]
    public void Wait_UnusableTime_FailsInAwsWords(string field, string? value, string message)
    {
        var run = TestRun.Of("""{"StartAt":"A","States":{"A":{"Type":"Wait","<field>":"$.s","End":true}}}""".Replace("<field>", field, StringComparison.Ordinal), value is null ? "{}" : $"{{\"s\":{value}}}");

        Assert.Equal($"An error occurred while executing the state 'A' (entered at the event id #2). {message}", run.Finish!.Cause);
    }

    [Fact]
    public void Execution_TimeoutSeconds_EndsTimedOutWithoutError()
    {
        var run = new TestRun("""{"StartAt":"A","TimeoutSeconds":5,"States":{"A":{"Type":"Wait","Seconds":7,"End":true}}}""").Start().ToEnd();

        Assert.Equal(new Command.Finish(ExecutionStatus.TimedOut, null, null, null), run.Finish);
        Assert.Equal("1<0:ExecutionStarted 2<0:WaitStateEntered 3<0:ExecutionTimedOut", run.Types());
    }

    [Fact]
    public void Execution_Stopped_EndsAbortedAndIgnoresWhatComesLater()
    {
        var run = new TestRun("""{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"$LAMBDA","TimeoutSeconds":5,"End":true}}}""").Start();
        run.Send(new Signal.Stopped("E", null));

        Assert.Equal(new Command.Finish(ExecutionStatus.Aborted, null, "E", null), run.Finish);
        Assert.Contains(new Command.CancelTask(3), run.Commands);
        Assert.Contains(run.Commands, command => command is Command.CancelTimer);
        Assert.Empty(run.Interpreter.Next(run.State, new Signal.TaskSucceeded(3, JsonNull.Instance), run.Now, run.Random).Events);
        Assert.Equal("4<0:ExecutionAborted", run.Types().Split(' ')[^1]);
    }

    [Fact]
    public void Choice_EndlessLoop_YieldsAndStopsAt25000Events()
    {
        var run = TestRun.Of("""
            {"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Variable":"$.x","IsPresent":true,"Next":"E"}],"Default":"A"},"E":{"Type":"Succeed"}}}
            """);

        Assert.Equal(25_000, run.History.Count);
        Assert.Equal(("States.Runtime", "The execution reached the maximum number of history events (25000)."), (run.Finish!.Error, run.Finish.Cause));
        Assert.True(run.Commands.OfType<Command.Yield>().Count() >= 24);
        Assert.Equal(Enumerable.Range(1, 25_000), run.History.Select(each => (int)each.Id));
    }

    [Fact]
    public void Output_TooLarge_FailsWithDataLimitExceeded()
    {
        var large = $"\"{new string('x', 200_000)}\"";
        var pass = TestRun.Of("""{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"$","b.$":"$"},"End":true}}}""", large);
        Assert.Equal(("States.DataLimitExceeded", "The state/task 'A' returned a result with a size exceeding the maximum number of bytes service limit."), (pass.Finish!.Error, pass.Finish.Cause));

        var parts = string.Join(',', Enumerable.Range(0, 20_000).Select(at => $"\"p{at}.$\":\"$\""));
        var shared = TestRun.Of("""{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"$LAMBDA","Parameters":{<parts>},"End":true}}}""".Replace("<parts>", parts, StringComparison.Ordinal), large);
        Assert.Equal("States.DataLimitExceeded", shared.Finish!.Error);

        var task = new TestRun("""{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{},"End":true}}}""")
        {
            Tasks = asked => new Signal.TaskSucceeded(asked.TaskId, JsonValue.Of(new string('x', 262_143))),
        }.Start().ToEnd();
        Assert.Equal("The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.", task.Finish!.Cause);
    }

    [Fact]
    public void Redrive_FailedTask_SchedulesItAgain()
    {
        var isBroken = true;
        var run = new TestRun("""
            {"StartAt":"P","TimeoutSeconds":100,"States":{"P":{"Type":"Pass","Next":"A"},"A":{"Type":"Task","Resource":"$LAMBDA","Next":"B","Retry":[{"ErrorEquals":["E"],"MaxAttempts":1}]},
            "B":{"Type":"Pass","Parameters":{"n.$":"$$.Execution.RedriveCount"},"End":true}}}
            """)
        {
            Tasks = task => isBroken ? new Signal.TaskFailed(task.TaskId, "E", null) : new Signal.TaskSucceeded(task.TaskId, JsonNull.Instance),
        }.Start().ToEnd();
        Assert.Equal(ExecutionStatus.Failed, run.State.Status);
        var last = run.State.LastEventId;

        isBroken = false;
        run.Send(new Signal.Redriven()).ToEnd();

        Assert.Equal("{\"n\":1}", run.Output);
        Assert.Equal(
            $"{last + 1}<{last}:ExecutionRedriven {last + 2}<{last + 1}:LambdaFunctionScheduled {last + 3}<{last + 2}:LambdaFunctionStarted {last + 4}<{last + 3}:LambdaFunctionSucceeded {last + 5}<{last + 4}:TaskStateExited",
            string.Join(' ', run.Types().Split(' ').Skip((int)last).Take(5)));
        Assert.Equal(2, run.Commands.OfType<Command.Finish>().Count());
        Assert.Same(run.State, run.Interpreter.Next(run.State, new Signal.Redriven(), run.Now, run.Random).State);
    }

    [Fact]
    public void Redrive_FailState_FailsAgain()
    {
        var run = TestRun.Of("""{"StartAt":"A","States":{"A":{"Type":"Fail","Error":"E"}}}""").Send(new Signal.Redriven());

        Assert.Equal(ExecutionStatus.Failed, run.State.Status);
        Assert.Equal(1, run.State.RedriveCount);
    }
}
