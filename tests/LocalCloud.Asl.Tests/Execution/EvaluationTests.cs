using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Tests.Execution;

public sealed class EvaluationTests
{
    [Fact]
    public void Context_InATask_HasItsMembersInAwsOrder()
    {
        var run = new TestRun("""
            {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"T","States":{"T":{"Type":"Task","End":true,
            "Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","Parameters":{"c.$":"$$"}}}}}}}
            """).Start("[7]");

        var task = run.Commands.OfType<Command.ScheduleTask>().Single();
        Assert.Equal(
            """
            {"c":{"Execution":{"Id":"arn:aws:states:us-east-1:000000000000:execution:m:run","Input":[7],"StartTime":"2026-01-02T03:04:05.000Z","Name":"run","RoleArn":"arn:aws:iam::000000000000:role/r","RedriveCount":0},
            "StateMachine":{"Id":"arn:aws:states:us-east-1:000000000000:stateMachine:m","Name":"m"},"State":{"Name":"T","EnteredTime":"2026-01-02T03:04:05.000Z","RetryCount":0},
            "Map":{"Item":{"Index":0,"Value":7}},"Task":{"Token":"token-run-6"}}}
            """.ReplaceLineEndings(""),
            task.Parameters.ToText());
    }

    [Fact]
    public void Variable_NeverAssigned_IsToldAsEvaluationFailed()
    {
        var run = TestRun.Of("""{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Parameters":{"x.$":"$nope"},"End":true}}}""");

        Assert.Equal("States.QueryEvaluationError", run.Finish!.Error);
        Assert.Equal("4<3:PassStateEntered 5<3:EvaluationFailed 6<5:ExecutionFailed", string.Join(' ', run.Types().Split(' ')[3..]));
        Assert.Contains("\"error\":\"States.QueryEvaluationError\",\"state\":\"B\"", run.Lines(true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"ResultSelector\":{\"s.$\":\"$.r\"},\"ResultPath\":\"$.o\"", "{\"r\":1}", "{\"in\":true,\"o\":{\"s\":1}}")]
    [InlineData("\"ResultPath\":null", "{\"r\":1}", "{\"in\": true}")]
    [InlineData("\"ResultSelector\":{\"s.$\":\"$$.State.Name\"},\"OutputPath\":\"$.s\"", "{\"r\":1}", "\"T\"")]
    public void Task_ResultFields_ShapeTheOutput(string fields, string result, string output)
    {
        var run = new TestRun("""{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"$LAMBDA",<fields>,"End":true}}}""".Replace("<fields>", fields, StringComparison.Ordinal))
        {
            Tasks = task => new Signal.TaskSucceeded(task.TaskId, JsonValue.Parse(result)),
        }.Start("{\"in\": true}").ToEnd();

        Assert.Equal(output, run.Output);
    }

    [Fact]
    public void ResultPath_ThatCannotBePut_FailsAndCanBeCaught()
    {
        const string Task = "\"Type\":\"Task\",\"Resource\":\"$LAMBDA\",\"ResultPath\":\"$.a.b\",\"End\":true";
        var plain = TestRun.Of("""{"StartAt":"T","States":{"T":{<task>}}}""".Replace("<task>", Task, StringComparison.Ordinal), "{\"a\":1}");
        var caught = TestRun.Of(
            """{"StartAt":"T","States":{"T":{<task>,"Catch":[{"ErrorEquals":["States.ResultPathMatchFailure"],"ResultPath":"$.e","Assign":{"why.$":"$.Error"},"Next":"C"}]},"C":{"Type":"Pass","Parameters":{"w.$":"$why"},"End":true}}}"""
                .Replace("<task>", Task, StringComparison.Ordinal),
            "{\"a\":1}");

        Assert.Equal("States.ResultPathMatchFailure", plain.Finish!.Error);
        Assert.Equal("{\"w\":\"States.ResultPathMatchFailure\"}", caught.Output);
    }

    [Fact]
    public void Credentials_WithAPath_AreHandedToTheTask()
    {
        var run = new TestRun("""
            {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"$LAMBDA","Credentials":{"RoleArn.$":"$.role"},"TimeoutSecondsPath":"$.t","HeartbeatSecondsPath":"$.h","End":true}}}
            """).Start("""{"role":"arn:r","t":9,"h":3}""");

        var task = run.Commands.OfType<Command.ScheduleTask>().Single();
        Assert.Equal(("{\"RoleArn\":\"arn:r\"}", 9L, 3L), (task.Credentials!.ToText(), task.TimeoutSeconds, task.HeartbeatSeconds));
        Assert.Contains("\"heartbeatInSeconds\":3,\"taskCredentials\":{\"roleArn\":\"arn:r\"}", run.Lines(true), StringComparison.Ordinal);
        Assert.Equal(
            ["SetTimer", "SetTimer", "ScheduleTask"],
            run.Interpreter.Outstanding(run.State, run.Random).Select(command => command.GetType().Name));
    }

    [Fact]
    public void Depth_GrowingWithoutEnd_FailsTheExecutionAndNotTheHost()
    {
        var run = TestRun.Of("""{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"d.$":"$"},"Next":"A"}}}""");

        Assert.Equal("States.Runtime", run.Finish!.Error);
        Assert.Contains("nesting depth", run.Finish.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"TimeoutSecondsPath\":\"$.t\"", "Invalid path '$.t' : No results for path: $['t']")]
    [InlineData("\"HeartbeatSecondsPath\":\"$.t\"", "Invalid path '$.t' : No results for path: $['t']")]
    public void Task_TimeoutPathToNothing_FailsInAwsWords(string field, string message)
    {
        var run = TestRun.Of("""{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"$LAMBDA",<field>,"End":true}}}""".Replace("<field>", field, StringComparison.Ordinal));

        Assert.EndsWith(message, run.Finish!.Cause, StringComparison.Ordinal);
    }
}
