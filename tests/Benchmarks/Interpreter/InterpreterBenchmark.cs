using System.Diagnostics;
using Benchmarks.Reports;
using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;

namespace Benchmarks.Interpreter;

/// <summary>Transitions a second of the pure interpreter on one core, nothing kept: a machine of 10 Pass and Choice states; beside it aws-local-stepfunctions, in turn.</summary>
internal static class InterpreterBenchmark
{
    private const int Executions = 20_000;
    public const int States = 10;

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var ours = new List<double>();
        var theirs = new List<double>();
        for (var round = 0; round < Statistics.Rounds; round++)
        {
            ours.Add(Round());
            if (NodeInterpreter.IsHere)
            {
                theirs.Add(await NodeInterpreter.RoundAsync());
            }
        }

        var figure = new Figure("transitions of the interpreter alone, one core, nothing kept", Statistics.Median(ours), "transitions/s");
        return theirs.Count == 0
            ? [figure with { Note = "aws-local-stepfunctions needs node and `npm install` in tests/Conformance" }]
            : [figure with { Peer = "aws-local-stepfunctions on node", PeerValue = Statistics.Median(theirs), RatioBound = Bound.AtLeast(5) }];
    }

    /// <summary>One round.</summary>
    /// <returns>Transitions a second.</returns>
    public static double Round()
    {
        var machine = DefinitionReader.Read(Definition()).Machine!;
        var interpreter = new LocalCloud.Asl.Execution.Interpreter(machine, static (_, taskId) => $"{taskId}");
        var info = SampleExecution.At(DateTimeOffset.UnixEpoch);
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
