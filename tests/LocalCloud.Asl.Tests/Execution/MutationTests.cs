using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Trials;
using Testing;

namespace LocalCloud.Asl.Tests.Execution;

/// <summary>Definitions and inputs broken at random: each is refused with diagnostics, or runs; nothing is ever thrown.</summary>
public sealed class MutationTests
{
    private static readonly string[] s_scraps =
    [
        "null", "true", "-1", "0", "1e400", "1.5", "\"\"", "\"$\"", "\"$.a\"", "\"$..*\"", "\"$$.Map.Item.Value\"", "\"$x\"", "[]", "{}", "[[[]]]",
        "\"States.Array($.n)\"", "\"States.ALL\"", "\"2020-01-01T00:00:00Z\"", "\"A\"", "\"T\"", "99999999999999999999", "{\"a.$\":\"$.n\"}",
        "\"$[?(@.a == 1)]\"", "\"\\u0000\\ud800\"",
    ];

    [Fact]
    public void Read_MutatedDefinitions_NeverThrows() => Run(2_000, seed: 1);

    [Fact]
    [Trait("Size", "Long")]
    public void Read_ManyMutatedDefinitions_NeverThrows() => Run(Effort.Of(2_000, 100_000), seed: 2);

    [Theory]
    [InlineData(" Map")]
    [InlineData("Pass ")]
    [InlineData("1")]
    [InlineData("Pass, Map")]
    [InlineData("pass")]
    public void Read_TypeThatIsNearlyOne_IsRefusedWithAWord(string type)
    {
        var reading = DefinitionReader.Read($$$"""{"StartAt":"A","States":{"A":{"Type":"{{{type}}}","End":true} } }""");

        Assert.Null(reading.Machine);
        Assert.Equal("/States/A/Type", Assert.Single(reading.Diagnostics).Location);
    }

    private static void Run(int count, int seed)
    {
        var random = new Random(seed);
        var (ran, refused) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var (_, definition, input) = Machines.All[random.Next(Machines.All.Length)];
            var text = definition.Replace("$LAMBDA", TestRun.Lambda, StringComparison.Ordinal);
            var isText = random.Next(4) == 0;
            text = isText ? Noise.Broken(random, text) : random.Next(3) == 0 ? text : Mutate(JsonValue.Parse(text), random).ToText();
            var reading = DefinitionReader.Read(text);
            if (reading.Machine is null)
            {
                refused++;
                Assert.True(reading.Diagnostics.Count > 0, $"Refused without a word: {text}");
                continue;
            }

            ran++;
            Assert.Empty(reading.Diagnostics);
            Execute(reading.Machine, Mutate(JsonValue.Parse(input), random), random);
            Try((JsonObject)JsonValue.Parse(text), Mutate(JsonValue.Parse(input), random), random);
        }

        Assert.True(ran > count / 4 && refused > count / 10, $"{ran} ran, {refused} were refused");
    }

    private static void Execute(StateMachine machine, JsonValue input, Random random)
    {
        var interpreter = new Interpreter(machine, (_, id) => $"t{id}");
        var now = TestRun.Epoch;
        var turn = interpreter.Start(TestRun.Info(), input, now, random);
        for (var i = 0; i < 40; i++)
        {
            var state = ExecutionState.Deserialize(turn.State.Serialize(), machine);
            var waiting = interpreter.Outstanding(state, random);
            if (waiting.Count == 0 || waiting[0] is Command.Finish)
            {
                break;
            }

            Signal signal = waiting[random.Next(waiting.Count)] switch
            {
                Command.ScheduleTask task => random.Next(3) == 0
                    ? new Signal.TaskFailed(task.TaskId, "Boom", null)
                    : new Signal.TaskSucceeded(task.TaskId, Mutate(input, random)),
                Command.SetTimer timer => new Signal.TimerFired(timer.TimerId),
                Command.StartMapRun map => new Signal.MapRunSucceeded(map.MapRunId, input),
                Command.Yield => new Signal.Continue(),
                var other => throw new InvalidOperationException(other.ToString()),
            };
            now = now.AddSeconds(1);
            turn = interpreter.Next(state, signal, now, random);
        }
    }

    /// <summary>One of the states alone, within its machine or broken once more.</summary>
    private static void Try(JsonObject machine, JsonValue input, Random random)
    {
        var states = (JsonObject)machine["States"]!;
        var name = states.Names[random.Next(states.Count)];
        var reading = random.Next(2) == 0
            ? TrialReader.Read(machine.ToText(), name, new DefinitionOptions())
            : TrialReader.Read(Mutate(states[name]!, random).ToText(), null, new DefinitionOptions());
        if (reading.Trial is not { } trial)
        {
            Assert.NotEmpty(reading.Diagnostics);
            return;
        }

        TrialMock mock = random.Next(3) == 0 ? new TrialMock.Error("Boom", null) : new TrialMock.Result(Mutate(input, random));
        var isMocked = trial.TypeName is "Map" or "Parallel" || random.Next(2) == 0;
        var outcome = trial.Begin(new TrialSetup
        {
            Info = TestRun.Info(),
            Input = input,
            Mock = isMocked ? mock : null,
            RetryCount = random.Next(3),
            ItemReaderData = random.Next(2) == 0 ? input.ToText() : null,
            Now = TestRun.Epoch,
            Random = random,
        }) ?? trial.Succeed(input);
        Assert.Equal(outcome.Status is TrialStatus.Succeeded or TrialStatus.CaughtError, outcome.Output is not null);
    }

    /// <summary>One value somewhere is replaced, removed or doubled.</summary>
    private static JsonValue Mutate(JsonValue value, Random random)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } members when random.Next(12) > 0:
                var at = random.Next(members.Count);
                var name = members.Names[at];
                return random.Next(12) switch
                {
                    0 => new JsonObject(members.Members.Where(member => member.Key != name)),
                    1 => members.With(name + ".$", members.Values[at]),
                    2 => members.With("Next", JsonValue.Of(name)),
                    _ => members.With(name, Mutate(members.Values[at], random)),
                };
            case JsonArray { Count: > 0 } array when random.Next(12) > 0:
                var items = array.Items.ToArray();
                var index = random.Next(items.Length);
                items[index] = Mutate(items[index], random);
                return new JsonArray((IEnumerable<JsonValue>)(random.Next(6) == 0 ? [.. items, items[index]] : items));
            default:
                return JsonValue.Parse(s_scraps[random.Next(s_scraps.Length)]);
        }
    }
}
