using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;

namespace LocalCloud.Asl.Tests.Execution;

/// <summary>The limits of data, in bytes: what just fits, and one byte more.</summary>
public sealed class LimitTests
{
    private const int Data = 262_144;

    // {"v":"…"} has eight characters around the text, a text two.
    [Theory]
    [InlineData(Data - 8, null)]
    [InlineData(Data - 7, "States.QueryEvaluationError")]
    public void Assign_OfOneState_Is256KiB(int length, string? error) => Assert.Equal(
        error,
        TestRun.Of("""{"StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"v.$":"$"},"Next":"B"},"B":{"Type":"Succeed"}}}""", Text(length)).Finish!.Error);

    [Theory]
    [InlineData(39, null)]
    [InlineData(41, "States.QueryEvaluationError")]
    public void Variables_Together_Are10MiB(int states, string? error)
    {
        var all = string.Join(',', Enumerable.Range(0, states).Select(at => $$"""
            "S{{at}}":{"Type":"Pass","Assign":{"v{{at}}.$":"$"},"Next":"S{{at + 1}}"}
            """).Append($$"""
            "S{{states}}":{"Type":"Succeed"}
            """));

        var run = TestRun.Of("""{"StartAt":"S0","States":{<all>}}""".Replace("<all>", all, StringComparison.Ordinal), Text(Data - 20));

        Assert.Equal(error, run.Finish!.Error);
    }

    [Theory]
    [InlineData(Data - 8, null)]
    [InlineData(Data - 7, "States.DataLimitExceeded")]
    public void Parameters_OfATask_Are256KiB(int length, string? error)
    {
        var run = new TestRun("""{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"$LAMBDA","Parameters":{"v.$":"$"},"End":true}}}""")
        {
            Tasks = task => new Signal.TaskSucceeded(task.TaskId, JsonNull.Instance),
        }.Start(Text(length)).ToEnd();

        Assert.Equal(error, run.Finish!.Error);
        Assert.Equal(error is null ? 1 : 0, run.Commands.OfType<Command.ScheduleTask>().Count());
    }

    private static string Text(int length) => $"\"{new string('x', length)}\"";
}
