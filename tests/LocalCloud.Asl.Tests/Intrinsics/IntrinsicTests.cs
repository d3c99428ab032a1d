using LocalCloud.Asl.Tests.Execution;

namespace LocalCloud.Asl.Tests.Intrinsics;

public sealed class IntrinsicTests
{
    [Theory]
    [InlineData("States.Format('Hi {} and {}', $.s, $.n)", "\"Hi text and 7\"")]
    [InlineData("States.Format('\\{\\} \\\\ \\'{}\\'', null)", "\"{} \\\\ 'null'\"")]
    [InlineData("States.Format('{}', $.o)", "\"{Arg1=1, Arg2=[]}\"")]
    [InlineData("States.Format('{} {}', true, 1.50)", "\"true 1.5\"")]
    [InlineData("States.StringToJson('{\"a\": [1]}')", "{\"a\":[1]}")]
    [InlineData("States.StringToJson('')", "null")]
    [InlineData("States.StringToJson(' ')", "null")]
    [InlineData("States.StringToJson('-0')", "0")]
    [InlineData("States.JsonToString($.o)", "\"{\\\"Arg1\\\":1,\\\"Arg2\\\":[]}\"")]
    [InlineData("States.Array()", "[]")]
    [InlineData("States.Array($.n, 'x', null, $.l)", "[7,\"x\",null,[3,1,3]]")]
    [InlineData("States.ArrayPartition(States.Array(1,2,3,4,5), 2)", "[[1,2],[3,4],[5]]")]
    [InlineData("States.ArrayPartition(States.Array(), 2)", "[]")]
    [InlineData("States.ArrayContains(States.Array($.o, 1.0), $.o)", "true")]
    [InlineData("States.ArrayContains($.l, 2)", "false")]
    [InlineData("States.ArrayRange(1, 9, 2)", "[1,3,5,7,9]")]
    [InlineData("States.ArrayRange(3, 1, -1)", "[3,2,1]")]
    [InlineData("States.ArrayGetItem($.l, 1)", "1")]
    [InlineData("States.ArrayLength($.l)", "3")]
    [InlineData("States.ArrayUnique($.l)", "[3,1]")]
    [InlineData("States.Base64Encode('Hä')", "\"SMOk\"")]
    [InlineData("States.Base64Decode('SMOk')", "\"Hä\"")]
    [InlineData("States.Hash('a', 'MD5')", "\"0cc175b9c0f1b6a831c399e269772661\"")]
    [InlineData("States.Hash('a', 'SHA-1')", "\"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8\"")]
    [InlineData("States.Hash('a', 'SHA-256')", "\"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb\"")]
    [InlineData("States.JsonMerge($.o, $.p, false)", "{\"Arg1\":2,\"Arg2\":[],\"x\":{}}")]
    [InlineData("States.MathAdd(1.5, -1.5)", "1")]
    [InlineData("States.MathAdd(-1.51, 0)", "-2")]
    [InlineData("States.MathAdd($.n, 2)", "9")]
    [InlineData("States.StringSplit('1,2;;3', ',;')", "[\"1\",\"2\",\"3\"]")]
    [InlineData("States.ArrayGetItem(States.StringSplit($$.Execution.Id, ':'), 5)", "\"execution\"")]
    public void Call_FittingArguments_Computes(string call, string expected) =>
        Assert.Equal(expected, Run(call).Output);

    [Theory]
    [InlineData("States.StringToJson('{')")]
    [InlineData("States.Format('{}')")]
    [InlineData("States.Format('a', 1)")]
    [InlineData("States.ArrayGetItem($.l, 3)")]
    [InlineData("States.ArrayGetItem($.l, -1)")]
    [InlineData("States.ArrayPartition($.l, 0)")]
    [InlineData("States.ArrayRange(1, 9, 0)")]
    [InlineData("States.ArrayRange(1, 1001, 1)")]
    [InlineData("States.Hash('a', 'SHA-3')")]
    [InlineData("States.JsonMerge($.o, $.p, true)")]
    [InlineData("States.MathAdd('1', 2)")]
    [InlineData("States.MathRandom(2, 2)")]
    [InlineData("States.Base64Decode('*')")]
    [InlineData("States.ArrayLength($.s)")]
    public void Call_ArgumentsThatDoNotFit_FailsTheState(string call)
    {
        var finish = Run(call).Finish!;

        Assert.Equal("States.IntrinsicFailure", finish.Error);
        Assert.Contains($"The function '{call}' had the following error: ", finish.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Call_PathToNothing_FailsTheState() =>
        Assert.Contains("The JSONPath '$.gone' specified for the field", Run("States.ArrayLength($.gone)").Finish!.Cause, StringComparison.Ordinal);

    [Fact]
    public void Uuid_TwoCalls_DifferAndAreVersion4()
    {
        var output = Run("States.Format('{} {}', States.UUID(), States.UUID())").Output!.Trim('"').Split(' ');

        Assert.NotEqual(output[0], output[1]);
        Assert.All(output, each => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", each));
    }

    [Fact]
    public void MathRandom_Seeded_RepeatsWithinBounds()
    {
        Assert.Equal(Run("States.MathRandom(1, 999, 5)").Output, Run("States.MathRandom(1, 999, 5)").Output);
        Assert.InRange(int.Parse(Run("States.MathRandom(3, 5)").Output!, System.Globalization.CultureInfo.InvariantCulture), 3, 4);
    }

    private static TestRun Run(string call)
    {
        var definition = """{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"x.$":"<call>"},"OutputPath":"$.x","End":true}}}""";
        return TestRun.Of(
            definition.Replace("<call>", Asl.Json.JsonValue.Of(call).ToText().Trim('"'), StringComparison.Ordinal),
            """{"s":"text","n":7,"l":[3,1,3],"o":{"Arg1":1,"Arg2":[]},"p":{"Arg1":2,"x":{}}}""");
    }
}
