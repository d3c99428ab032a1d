using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Tests.Execution;

namespace LocalCloud.Asl.Tests.Jsonata;

/// <summary>JSONata as a state machine's query language.</summary>
public sealed class MachineTests
{
    [Theory]
    // What goes on, with constants beside expressions and expressions deep inside.
    [InlineData("""{"Type":"Pass","End":true,"Output":{"n":"{% $states.input.a + 1 %}","deep":[{"k":"{% 'x' & $states.input.a %}"},"plain"]}}""",
        """{"n":2,"deep":[{"k":"x1"},"plain"]}""")]
    [InlineData("""{"Type":"Pass","End":true}""", """{"a":1,"list":[3,1,2]}""")]
    [InlineData("""{"Type":"Pass","End":true,"Output":"{% $sort($states.input.list) %}"}""", "[1,2,3]")]
    [InlineData("""{"Type":"Pass","End":true,"Output":"{% $states.context.Execution.Name & '/' & $states.context.State.Name %}"}""", "\"run/S\"")]
    [InlineData("""{"Type":"Pass","End":true,"Output":"{% $now() %}"}""", "\"2026-01-02T03:04:05.000Z\"")]
    [InlineData("""{"Type":"Succeed","Output":"{% $states.input.a %}"}""", "1")]
    // A task: what it is asked, and what it answered.
    [InlineData("""{"Type":"Task","Resource":"$LAMBDA","End":true,"Arguments":{"x":"{% $states.input.a %}"},"Output":{"sent":"{% $states.result.x %}","was":"{% $states.input.a %}"}}""",
        """{"sent":1,"was":1}""")]
    [InlineData("""{"Type":"Task","Resource":"$LAMBDA","End":true,"Arguments":"{% $states.input.list[0] %}"}""", "3")]
    [InlineData("""{"Type":"Task","Resource":"$LAMBDA","End":true,"TimeoutSeconds":"{% 10 * $states.input.a %}","HeartbeatSeconds":"{% 5 %}"}""",
        """{"a":1,"list":[3,1,2]}""")]
    [InlineData("""{"Type":"Wait","Seconds":"{% $states.input.a %}","End":true,"Output":{"waited":"{% $states.input.a %}"}}""", """{"waited":1}""")]
    [InlineData("""{"Type":"Wait","Timestamp":"{% $fromMillis(1893456000000) %}","End":true}""", """{"a":1,"list":[3,1,2]}""")]
    [InlineData("""{"Type":"Map","Items":"{% $states.input.list %}","ItemSelector":{"v":"{% $states.context.Map.Item.Value %}","i":"{% $states.context.Map.Item.Index %}","a":"{% $states.input.a %}"},"MaxConcurrency":"{% 1 + 1 %}","ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true,"Output":"{% $states.input.v * 10 + $states.input.i %}"}}},"Output":"{% $sum($states.result) %}","End":true}""", "63")]
    [InlineData("""{"Type":"Map","Items":["{% $states.input.a %}",7],"ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"End":true}""", "[1,7]")]
    [InlineData("""{"Type":"Parallel","Arguments":{"n":"{% $states.input.a %}"},"Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","End":true,"Output":"{% $states.input.n %}"}}},{"StartAt":"C","States":{"C":{"Type":"Pass","End":true,"Output":2}}}],"Output":"{% $sum($states.result) %}","End":true}""", "3")]
    public void State_InJsonata_GivesItsOutput(string state, string output)
    {
        var run = TestRun.Of(Machine(state), """{"a":1,"list":[3,1,2]}""");

        Assert.Equal(ExecutionStatus.Succeeded, run.State.Status);
        Assert.Equal(output, run.Output);
    }

    [Fact]
    public void Assign_VariablesAndResult_AreSeenByLaterStates()
    {
        var run = TestRun.Of("""
            {"QueryLanguage":"JSONata","StartAt":"A","States":{
              "A":{"Type":"Task","Resource":"$LAMBDA","Arguments":{"n":4},"Assign":{"n":"{% $states.result.n %}","twice":"{% $states.result.n * 2 %}"},"Next":"B"},
              "B":{"Type":"Pass","Assign":{"n":"{% $n + $twice %}"},"Next":"C"},
              "C":{"Type":"Pass","Output":{"n":"{% $n %}","twice":"{% $twice %}"},"End":true}}}
            """);

        Assert.Equal("""{"n":12,"twice":8}""", run.Output);
    }

    [Theory]
    [InlineData("""{"n":5}""", "\"small\"")]
    [InlineData("""{"n":50}""", "{\"big\":50}")]
    [InlineData("""{"n":-1}""", "\"none\"")]
    public void Choice_Conditions_LeadOnWithTheRulesOutput(string input, string output)
    {
        var run = TestRun.Of("""
            {"QueryLanguage":"JSONata","StartAt":"C","States":{
              "C":{"Type":"Choice","Default":"D","Output":"none","Choices":[
                {"Condition":"{% $states.input.n > 10 %}","Next":"D","Output":{"big":"{% $states.input.n %}"}},
                {"Condition":"{% $states.input.n in [0..10] %}","Next":"D","Output":"{% $v %}","Assign":{"w":1}}],"Assign":{"v":2}},
              "D":{"Type":"Pass","End":true}}}
            """.Replace("{% $v %}", "small", StringComparison.Ordinal), input);

        Assert.Equal(output, run.Output);
    }

    [Fact]
    public void Catch_TaskFailed_TellsErrorOutput()
    {
        var run = new TestRun(Machine(
            """{"Type":"Task","Resource":"$LAMBDA","End":true,"Catch":[{"ErrorEquals":["Oops"],"Next":"E","Output":"{% $states.errorOutput.Cause & $states.input.a %}","Assign":{"e":"{% $states.errorOutput.Error %}"}}]}""",
            ""","E":{"Type":"Pass","End":true,"Output":["{% $e %}","{% $states.input %}"]}"""))
        {
            Tasks = task => new Signal.TaskFailed(task.TaskId, "Oops", "why"),
        }.Start("""{"a":1}""").ToEnd();

        Assert.Equal("""["Oops","why1"]""", run.Output);
    }

    [Fact]
    public void Fail_ErrorAndCause_AreEvaluated()
    {
        var run = TestRun.Of(Machine("""{"Type":"Fail","Error":"{% 'E' & $states.input.a %}","Cause":"{% $string($states.input) %}"}"""), """{"a":1}""");

        Assert.Equal(("E1", """{"a":1}"""), (run.State.Error, run.State.Cause));
    }

    [Theory]
    [InlineData("""{"Type":"Pass","End":true,"Output":"{% $states.input.missing %}"}""",
        "The JSONata expression '$states.input.missing' specified for the field 'Output' returned nothing (undefined).", "Output")]
    [InlineData("""{"Type":"Pass","End":true,"Output":{"x":"{% 1 + 'a' %}"}}""",
        "The JSONata expression '1 + 'a'' specified for the field 'Output/x' threw an error during evaluation. T2002: The right side of + must be a number", "Output/x")]
    [InlineData("""{"Type":"Wait","Seconds":"{% 'soon' %}","End":true}""",
        "The JSONata expression ''soon'' specified for the field 'Seconds' returned an unexpected result type. Expected 'non-negative integer', but was 'string' for value: \"soon\"", "Seconds")]
    public void Expression_Fails_IsAnEvaluationError(string state, string message, string location)
    {
        var run = TestRun.Of(Machine(state));

        Assert.Equal("States.QueryEvaluationError", run.State.Error);
        Assert.Equal($"An error occurred while executing the state 'S' (entered at the event id #2). {message}", run.State.Cause);
        var failed = Assert.Single(run.History, each => each.Type == Asl.History.HistoryEventType.EvaluationFailed);
        Assert.Contains($"\"location\":\"{location}\"", TestRun.Details(failed), StringComparison.Ordinal);
    }

    [Fact]
    public void Expression_Fails_CanBeCaught()
    {
        var run = TestRun.Of(Machine(
            """{"Type":"Task","Resource":"$LAMBDA","Arguments":"{% $error('no') %}","End":true,"Catch":[{"ErrorEquals":["States.QueryEvaluationError"],"Next":"E"}]}""",
            ""","E":{"Type":"Pass","End":true,"Output":"{% $states.input.Error %}"}"""));

        Assert.Equal("\"States.QueryEvaluationError\"", run.Output);
    }

    [Fact]
    public void Machine_OfBothLanguages_Runs()
    {
        var run = new TestRun("""
            {"StartAt":"A","States":{
              "A":{"Type":"Pass","Parameters":{"n.$":"$.a"},"Next":"B"},
              "B":{"Type":"Pass","QueryLanguage":"JSONata","Output":{"n":"{% $states.input.n + 1 %}"},"Next":"C"},
              "C":{"Type":"Pass","InputPath":"$.n","End":true}}}
            """) { IsKilledAfterEachTurn = true }.Start("""{"a":1}""").ToEnd();

        Assert.Equal("2", run.Output);
    }

    [Theory]
    [InlineData("""{"Type":"Pass","End":true,"InputPath":"$.a"}""", "The field 'InputPath' is not supported by Step Functions", "/States/S")]
    [InlineData("""{"Type":"Pass","End":true,"Parameters":{}}""", "The field 'Parameters' is not supported by Step Functions", "/States/S")]
    [InlineData("""{"Type":"Pass","End":true,"Result":1}""", "The field 'Result' is not supported by Step Functions", "/States/S")]
    [InlineData("""{"Type":"Wait","End":true,"SecondsPath":"$.a"}""", "The field 'SecondsPath' is not supported by Step Functions", "/States/S")]
    [InlineData("""{"Type":"Task","Resource":"$LAMBDA","End":true,"ResultSelector":{}}""", "The field 'ResultSelector' is not supported by Step Functions", "/States/S")]
    [InlineData("""{"Type":"Pass","End":true,"QueryLanguage":"JSONPath"}""", "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", "/States/S/QueryLanguage")]
    [InlineData("""{"Type":"Pass","End":true,"Output":"{% 1 + %}"}""", "Value is not a valid JSONata expression. S0207: The expression ends too early", "/States/S/Output")]
    [InlineData("""{"Type":"Pass","End":true,"Output":{"x":"{% 1"}}""", "A JSONata expression must end with '%}'", "/States/S/Output/x")]
    [InlineData("""{"Type":"Pass","End":true,"Assign":{"states":1}}""", "'states' is not a valid variable name", "/States/S/Assign")]
    [InlineData("""{"Type":"Choice","Default":"S","Choices":[{"Next":"S"}]}""", "These fields are required: [Condition]", "/States/S/Choices/0")]
    [InlineData("""{"Type":"Choice","Default":"S","Choices":[{"Variable":"$.a","IsNull":true,"Next":"S"}]}""", "The field 'Variable' is not supported by Step Functions", "/States/S/Choices/0")]
    public void Definition_OfTheOtherLanguagesFields_IsRefused(string state, string message, string pointer)
    {
        var reading = DefinitionReader.Read(Machine(state).Replace("$LAMBDA", TestRun.Lambda, StringComparison.Ordinal));

        Assert.Null(reading.Machine);
        Assert.Contains(reading.Diagnostics, fault => fault.Message.Contains(message, StringComparison.Ordinal) && fault.Location.Contains(pointer, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Arguments", "{}")]
    [InlineData("Output", "1")]
    public void Definition_OfJsonPathWithJsonataFields_IsRefused(string field, string value)
    {
        var state = $$"""{"Type":"Task","Resource":"{{TestRun.Lambda}}","End":true,"{{field}}":{{value}} }""";
        var reading = DefinitionReader.Read("""{"StartAt":"S","States":{"S":""" + state + "}}");

        Assert.Contains(reading.Diagnostics, fault => fault.Message.Contains($"'{field}'", StringComparison.Ordinal));
    }

    private static string Machine(string state, string others = "") =>
        """{"QueryLanguage":"JSONata","StartAt":"S","States":{"S":""" + state + others + "}}";
}
