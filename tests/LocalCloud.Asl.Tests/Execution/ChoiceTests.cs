namespace LocalCloud.Asl.Tests.Execution;

public sealed class ChoiceTests
{
    private const string Input = """
        {"s":"b","n":5,"z":0,"b":true,"t":"2020-01-02T00:00:00Z","u":null,"s2":"b","n2":5.0,"b2":true,"t2":"2020-01-01T23:00:00-01:00","l":[1]}
        """;

    [Theory]
    [InlineData("$.s", "\"StringEquals\":\"b\"", true)]
    [InlineData("$.s", "\"StringLessThan\":\"c\"", true)]
    [InlineData("$.s", "\"StringGreaterThan\":\"b\"", false)]
    [InlineData("$.s", "\"StringGreaterThan\":\"B\"", true)]
    [InlineData("$.s", "\"StringLessThanEquals\":\"b\"", true)]
    [InlineData("$.s", "\"StringGreaterThanEquals\":\"c\"", false)]
    [InlineData("$.s", "\"StringEqualsPath\":\"$.s2\"", true)]
    [InlineData("$.s", "\"StringLessThanPath\":\"$.s2\"", false)]
    [InlineData("$.n", "\"StringEquals\":\"5\"", false)]
    [InlineData("$.n", "\"NumericEquals\":5.0", true)]
    [InlineData("$.z", "\"NumericEquals\":0.0", true)]
    [InlineData("$.n", "\"NumericLessThan\":5", false)]
    [InlineData("$.n", "\"NumericLessThanEquals\":5", true)]
    [InlineData("$.n", "\"NumericGreaterThan\":4.9", true)]
    [InlineData("$.n", "\"NumericGreaterThanEquals\":6", false)]
    [InlineData("$.n", "\"NumericEqualsPath\":\"$.n2\"", true)]
    [InlineData("$.s", "\"NumericEquals\":5", false)]
    [InlineData("$.b", "\"BooleanEquals\":true", true)]
    [InlineData("$.b", "\"BooleanEqualsPath\":\"$.b2\"", true)]
    [InlineData("$.s", "\"BooleanEquals\":true", false)]
    [InlineData("$.s", "\"BooleanEqualsPath\":\"$.s2\"", false)]
    [InlineData("$.b", "\"BooleanEqualsPath\":\"$.s\"", false)]
    [InlineData("$.t", "\"TimestampEquals\":\"2020-01-02T01:00:00+01:00\"", true)]
    [InlineData("$.t", "\"TimestampEqualsPath\":\"$.t2\"", true)]
    [InlineData("$.t", "\"TimestampLessThan\":\"2020-01-02T00:00:01Z\"", true)]
    [InlineData("$.t", "\"TimestampGreaterThan\":\"2020-01-02T00:00:01Z\"", false)]
    [InlineData("$.t", "\"TimestampLessThanEquals\":\"2020-01-02T00:00:00.000Z\"", true)]
    [InlineData("$.t", "\"TimestampGreaterThanEqualsPath\":\"$.t\"", true)]
    [InlineData("$.s", "\"TimestampEquals\":\"2020-01-02T01:00:00Z\"", false)]
    [InlineData("$.s", "\"IsPresent\":true", true)]
    [InlineData("$.q", "\"IsPresent\":true", false)]
    [InlineData("$.q", "\"IsPresent\":false", true)]
    [InlineData("$.q.r[3]", "\"IsPresent\":false", true)]
    [InlineData("$.u", "\"IsNull\":true", true)]
    [InlineData("$.u", "\"IsPresent\":true", true)]
    [InlineData("$.n", "\"IsNull\":false", true)]
    [InlineData("$.n", "\"IsNumeric\":true", true)]
    [InlineData("$.s", "\"IsString\":true", true)]
    [InlineData("$.b", "\"IsBoolean\":true", true)]
    [InlineData("$.s", "\"IsBoolean\":true", false)]
    [InlineData("$.n", "\"IsString\":true", false)]
    [InlineData("$.s", "\"StringLessThanEquals\":\"a\"", false)]
    [InlineData("$.t", "\"IsTimestamp\":true", true)]
    [InlineData("$.s", "\"IsTimestamp\":false", true)]
    [InlineData("$.l[0]", "\"NumericEquals\":1", true)]
    [InlineData("$$.Execution.Name", "\"StringEquals\":\"run\"", true)]
    public void Rule_OfEachOperator_Holds(string variable, string comparison, bool holds) =>
        Assert.Equal(holds, Holds($"\"Variable\":\"{variable}\",{comparison}"));

    [Theory]
    [InlineData("log-*.txt", "log-1.txt", true)]
    [InlineData("*", "", true)]
    [InlineData("a*b*c", "aXXbYYc", true)]
    [InlineData("a*b*c", "aXXbYY", false)]
    [InlineData("a\\\\*", "a*", true)]
    [InlineData("a\\\\*", "ab", false)]
    [InlineData("*.*", "x.", true)]
    [InlineData("abc", "abcd", false)]
    [InlineData("*ab", "aab", true)]
    [InlineData("*a", "b", false)]
    [InlineData("*", "ab", true)]
    [InlineData("a\\\\", "a\\\\", true)]
    [InlineData("a\\\\b", "a\\\\b", true)]
    public void StringMatches_Pattern_TakesStarsAndEscapes(string pattern, string text, bool holds) =>
        Assert.Equal(holds, Holds($"\"Variable\":\"$.x\",\"StringMatches\":\"{pattern}\"", $"{{\"x\":\"{text}\"}}"));

    [Theory]
    [InlineData("\"And\":[{\"Variable\":\"$.n\",\"NumericEquals\":5},{\"Variable\":\"$.s\",\"StringEquals\":\"b\"}]", true)]
    [InlineData("\"And\":[{\"Variable\":\"$.n\",\"NumericEquals\":5},{\"Variable\":\"$.s\",\"StringEquals\":\"c\"}]", false)]
    [InlineData("\"And\":[{\"Variable\":\"$.n\",\"NumericEquals\":6},{\"Variable\":\"$.s\",\"StringEquals\":\"b\"}]", false)]
    [InlineData("\"Or\":[{\"Variable\":\"$.n\",\"NumericEquals\":6},{\"Variable\":\"$.s\",\"StringEquals\":\"c\"}]", false)]
    [InlineData("\"Or\":[{\"Variable\":\"$.n\",\"NumericEquals\":6},{\"Not\":{\"Variable\":\"$.s\",\"StringEquals\":\"c\"}}]", true)]
    [InlineData("\"Not\":{\"Variable\":\"$.n\",\"NumericEquals\":5}", false)]
    [InlineData("\"And\":[{\"Variable\":\"$.q\",\"IsPresent\":true},{\"Variable\":\"$.q\",\"NumericEquals\":5}]", false)]
    public void Rule_Combined_Holds(string rule, bool holds) => Assert.Equal(holds, Holds(rule));

    [Fact]
    public void Rule_VariableThatIsNotThere_FailsTheExecution()
    {
        var run = Run("\"Variable\":\"$.q\",\"NumericEquals\":5");

        Assert.Equal("States.Runtime", run.Finish!.Error);
        Assert.Equal("An error occurred while executing the state 'C' (entered at the event id #2). Invalid path '$.q': The choice state's condition path references an invalid value.", run.Finish.Cause);
    }

    [Fact]
    public void Choice_NoRuleAndNoDefault_FailsWithNoChoiceMatched()
    {
        var run = TestRun.Of("""{"StartAt":"C","States":{"C":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericEquals":6,"Next":"Y"}]},"Y":{"Type":"Succeed"}}}""", Input);

        Assert.Equal("States.NoChoiceMatched", run.Finish!.Error);
    }

    private static bool Holds(string rule, string input = Input) => Run(rule, input).Output == "true";

    private static TestRun Run(string rule, string input = Input) => TestRun.Of(
        """{"StartAt":"C","States":{"C":{"Type":"Choice","Choices":[{<rule>,"Next":"Y"}],"Default":"N"},"Y":{"Type":"Pass","Result":true,"End":true},"N":{"Type":"Pass","Result":false,"End":true}}}"""
            .Replace("<rule>", rule, StringComparison.Ordinal),
        input);
}
