using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Jsonata;
using LocalCloud.Asl.Paths;
using Testing;

namespace LocalCloud.Asl.Tests.Execution;

/// <summary>JSONPath, intrinsic functions and JSONata of words in no order: each is refused, fails as it may, or gives a value; nothing else is ever thrown.</summary>
public sealed class LanguageFuzzTests
{
    private const string Document = """{"a":[{"a":0,"b":"x"},1,[2,"y"]],"b":{"a":null,"c":[true,1.5]},"n":3,"s":"1,2,3","t":"eyJhIjoxfQ=="}""";

    private static readonly string[] s_paths =
    [
        "$", ".", "..", "[", "]", "['a']", "[0]", "[-1]", "[1:]", "[::2]", "[*]", "[?(", ")]", "@", "@.a", "a", "b", "'x'", "*", "==", "!=", "<", ">=", "&&", "||", "!", "=~", "/x/", "in", "[1,2]", ".length()", ".min()",
        " ", "0", "99999999999", "-", ",", "(", ")", "\\", "é", "\"", "{",
    ];

    private static readonly string[] s_calls =
    [
        "States.Format(", "States.StringToJson(", "States.JsonToString(", "States.Array(", "States.ArrayPartition(", "States.ArrayContains(", "States.ArrayRange(", "States.ArrayGetItem(", "States.ArrayLength(",
        "States.ArrayUnique(", "States.Base64Encode(", "States.Base64Decode(", "States.Hash(", "States.JsonMerge(", "States.MathRandom(", "States.MathAdd(", "States.StringSplit(", "States.UUID(", "States.None(",
    ];

    private static readonly string[] s_arguments =
        ["$", "$.a", "$.b", "$.n", "$.s", "$.t", "$$.Execution.Id", "'x'", "'{}'", "'a{}b'", "'SHA-256'", "'\\''", "''", "0", "-1", "1", "7", "1.5", "1e9", "999999999999", "true", "false", "null", "'\\\\", "States.UUID()"];

    private static readonly string[] s_jsonata =
    [
        "a", "b", "$", "$$", "*", "**", "%", ".", "[", "]", "[0]", "[-1]", "(", ")", "{", "}", "{'k': a}", "^(", "^(>a)", "@$v", "#$i", "$v", "$i", "~>", "|a|{'x': 1}|", ":=", "$f := ", "function($x) {", "λ", "$x", ";", ",", "?", ":", "??", "?:",
        "+", "-", "/", "&", "=", "!=", "<", ">=", "in", "and", "or", "..", "[1..5]", "'s'", "\"t\"", "/x/", "/(a+)+$/i", "1", "2.5e3", "1e400", "true", "null", "n", "s", " ", "`q`", "\\", "/*", "*/", "$sum(", "$map(", "$string(", "$split(", "$replace(",
        "$formatNumber(", "$toMillis(", "$sort(", "$eval(", "$reduce(", "$lookup(", "$pad(", "$fromMillis(", "$substring(", "$match(", "$spread(", "$each(", "$zip(", "$single(", "$round(", "$power(", "$formatBase(", "$parseInteger(",
    ];

    [Fact]
    [Trait("Size", "Long")]
    public void JsonPath_OfRandomWords_IsRefusedOrEvaluated() => Run(21, random =>
    {
        try
        {
            var path = JsonPath.Compile("$" + Noise.Words(random, s_paths, 8));
            path.TryEvaluate(JsonValue.Parse(Document));
            return true;
        }
        catch (PathSyntaxException)
        {
            return false;
        }
    });

    [Fact]
    [Trait("Size", "Long")]
    public void Intrinsics_OfRandomWords_AreRefusedOrEndTheExecution() => Run(22, random =>
    {
        var call = Call(random, 3);
        if (random.Next(4) == 0)
        {
            call = Noise.Broken(random, call);
        }

        var definition = $$$$"""{"StartAt":"P","States":{"P":{"Type":"Pass","Parameters":{"x.$":{{{{JsonValue.Of(call).ToText()}}}}},"End":true}}}""";
        var reading = DefinitionReader.Read(definition);
        if (reading.Machine is not { } machine)
        {
            Assert.NotEmpty(reading.Diagnostics);
            return false;
        }

        var turn = new Interpreter(machine, static (_, id) => $"t{id}").Start(TestRun.Info(), JsonValue.Parse(Document), TestRun.Epoch, random);
        Assert.True(turn.State.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed, call);
        return turn.State.Status == ExecutionStatus.Succeeded;
    });

    [Fact]
    [Trait("Size", "Long")]
    public void Jsonata_OfRandomWords_IsRefusedOrEvaluated() => Run(23, random =>
    {
        var limits = new JsonataLimits { MaxSteps = 20_000, MaxBuilt = 200_000, RegexTimeout = TimeSpan.FromMilliseconds(50) };
        var text = Noise.Words(random, s_jsonata, 9);
        try
        {
            JsonataExpression.Compile(text, limits).Evaluate(JsonValue.Parse(Document), new JsonataContext { Now = TestRun.Epoch, Random = random });
            return true;
        }
        catch (JsonataException error)
        {
            Assert.NotEmpty(error.Message);
            return false;
        }
    });

    // Some must be good and some bad, or the words are not as odd as they are meant to be.
    private static void Run(int seed, Func<Random, bool> isGood)
    {
        var random = new Random(seed);
        var count = Effort.Of(2_000, 100_000);
        var good = Enumerable.Range(0, count).Count(_ => isGood(random));
        Assert.InRange(good, count / 200, count - 1);
    }

    private static string Call(Random random, int depth)
    {
        var arguments = Enumerable.Range(0, random.Next(4)).Select(_ => depth > 0 && random.Next(4) == 0 ? Call(random, depth - 1) : s_arguments[random.Next(s_arguments.Length)]);
        return $"{s_calls[random.Next(s_calls.Length)]}{string.Join(", ", arguments)})";
    }
}
