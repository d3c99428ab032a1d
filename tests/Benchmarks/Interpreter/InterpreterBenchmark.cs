using System.Diagnostics;
using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;

namespace Benchmarks.Interpreter;

/// <summary>Transitions a second of the pure interpreter on one core, nothing kept: a machine of 10 Pass and Choice states.</summary>
internal static class InterpreterBenchmark
{
    private const int Rounds = 7;
    private const int Executions = 20_000;
    public const int States = 10;

    public static int Run()
    {
        var rates = Enumerable.Range(0, Rounds).Select(_ => Round()).Order().ToArray();
        Console.WriteLine($"pure interpreter: {rates[Rounds / 2]:N0} transitions/s (median of {Rounds}; {rates[0]:N0} to {rates[^1]:N0})");
        return 0;
    }

    /// <summary>One round.</summary>
    /// <returns>Transitions a second.</returns>
    public static double Round()
    {
        var machine = DefinitionReader.Read(Definition()).Machine!;
        var interpreter = new LocalCloud.Asl.Execution.Interpreter(machine, static (_, taskId) => $"{taskId}");
        var info = new ExecutionInfo
        {
            Arn = "arn:aws:states:us-east-1:000000000000:execution:m:run",
            Name = "run",
            RoleArn = "arn:aws:iam::000000000000:role/r",
            StartTime = DateTimeOffset.UnixEpoch,
            StateMachineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:m",
            StateMachineName = "m",
        };
        var random = new Random(1);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Executions; i++)
        {
            var input = JsonValue.Parse("{\"n\":1,\"text\":\"some text\",\"list\":[1,2,3]}");
            var turn = interpreter.Start(info, input, DateTimeOffset.UnixEpoch, random);
            if (turn.State.Status != ExecutionStatus.Succeeded)
            {
                throw new InvalidOperationException($"The execution ended {turn.State.Status}: {turn.State.Cause}");
            }
        }

        return Executions * (double)States / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Pass and Choice in turn.</summary>
    public static string Definition()
    {
        var states = Enumerable.Range(0, States).Select(i => $"\"S{i}\":{{{State(i)}}}");
        return $"{{\"StartAt\":\"S0\",\"States\":{{{string.Join(',', states)}}}}}";
    }

    private static string State(int at) => at switch
    {
        States - 1 => "\"Type\":\"Pass\",\"End\":true",
        _ when at % 2 == 0 => $"\"Type\":\"Pass\",\"Result\":{{\"x\":{at}}},\"ResultPath\":\"$.r\",\"Next\":\"S{at + 1}\"",
        _ => "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.n\",\"NumericEquals\":2,\"Next\":\"S0\"},"
            + $"{{\"Variable\":\"$.text\",\"StringEquals\":\"some text\",\"Next\":\"S{at + 1}\"}}],\"Default\":\"S0\"",
    };
}
