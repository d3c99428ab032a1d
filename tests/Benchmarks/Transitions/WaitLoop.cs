using Benchmarks.Interpreter;
using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.History;
using LocalCloud.Asl.Json;

namespace Benchmarks.Transitions;

/// <summary>
/// The ways that others wait for a job, run on the interpreter in virtual time: Wait, Get and Choice in a loop, and one Task that Step
/// Functions itself waits for, as `.sync` of other services is. Every call answers at once and nothing goes wrong.
/// </summary>
internal static class WaitLoop
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A loop with so many seconds between its looks.</summary>
    public static (int Transitions, long Events, TimeSpan Lag) Loop(int seconds, TimeSpan job) => Run(
        $$$$"""
        {"StartAt":"Start","States":{
          "Start":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:Start","Next":"Wait"},
          "Wait":{"Type":"Wait","Seconds":{{{{seconds}}}},"Next":"Get"},
          "Get":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000000:function:Get","Next":"Ended"},
          "Ended":{"Type":"Choice","Choices":[{"Variable":"$.ended","BooleanEquals":true,"Next":"Done"}],"Default":"Wait"},
          "Done":{"Type":"Succeed"}}}
        """,
        job);

    /// <summary>One Task that is answered when the job ends.</summary>
    public static (int Transitions, long Events, TimeSpan Lag) Sync(TimeSpan job) => Run(
        """{"StartAt":"Start","States":{"Start":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun.sync","Parameters":{"JobName":"job"},"End":true}}}""",
        job);

    private static (int Transitions, long Events, TimeSpan Lag) Run(string definition, TimeSpan job)
    {
        var machine = DefinitionReader.Read(definition).Machine!;
        var interpreter = new LocalCloud.Asl.Execution.Interpreter(machine, static (_, task) => $"{task}");
        var random = new Random(1);
        var info = SampleExecution.At(s_start);
        var (now, end) = (s_start, s_start + job);
        var turn = interpreter.Start(info, JsonValue.Parse("{}"), now, random);
        var transitions = Entered(turn);
        while (turn.State.Status == ExecutionStatus.Running)
        {
            switch (turn.Commands.Single(command => command is Command.ScheduleTask or Command.SetTimer))
            {
                case Command.SetTimer timer:
                    now = timer.Due;
                    turn = interpreter.Next(turn.State, new Signal.TimerFired(timer.TimerId), now, random);
                    break;
                case Command.ScheduleTask task:
                    now = task.Resource.Pattern == IntegrationPattern.RunAJob ? end : now;
                    turn = interpreter.Next(
                        turn.State, new Signal.TaskSucceeded(task.TaskId, JsonValue.Parse(now >= end ? """{"ended":true}""" : """{"ended":false}""")), now, random);
                    break;
            }

            transitions += Entered(turn);
        }

        return turn.State.Status == ExecutionStatus.Succeeded
            ? (transitions, turn.State.LastEventId, now - end)
            : throw new InvalidOperationException($"It ended {turn.State.Status}: {turn.State.Cause}");
    }

    private static int Entered(Turn turn) => turn.Events.Count(entered => entered.Details is EventDetails.StateEntered);
}
