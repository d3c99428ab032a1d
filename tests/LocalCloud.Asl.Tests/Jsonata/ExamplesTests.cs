using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Tests.Execution;

namespace LocalCloud.Asl.Tests.Jsonata;

/// <summary>
/// What the States Language's specification and Step Functions' guide show of JSONata, subject by subject, each in a story of ours.
/// </summary>
public sealed class ExamplesTests
{
    private const string Parcel = """
        {"parcel":{"id":"p-7","weight":12.5,"to":"Tromsø","items":[{"sku":"rope","qty":2,"price":12.25},{"sku":"lamp","qty":1,"price":60}]},
         "express":true,"courier":"UQS","delay":30,"due":"2026-01-03T00:00:00Z","json":"{\"a\":[1,2]}","words":"one two  three"}
        """;

    [Theory]
    // Constants stand beside expressions; a text without the brackets is itself, whatever it looks like.
    [InlineData("""{"static":"Hello","to":"{% $states.input.parcel.to %}","not":"$states.input.parcel.to","nor":" {% 1 %}"}""",
        """{"static":"Hello","to":"Tromsø","not":"$states.input.parcel.to","nor":" {% 1 %}"}""")]
    // Expressions in objects, arrays, and arrays in arrays.
    [InlineData("""[["{% $states.input.courier %}"],{"deep":{"deeper":["{% 1 + 2 %}",null,true]}}]""", """[["UQS"],{"deep":{"deeper":[3,null,true]}}]""")]
    [InlineData("\"{% $states.input %}\"", null)]
    // What was one path and one function each in JSONPath.
    [InlineData("\"{% $states.input.parcel.items[0].sku %}\"", "\"rope\"")]
    [InlineData("\"{% $count($states.input.parcel.items) %}\"", "2")]
    [InlineData("\"{% $states.input.parcel.items[price > 20].sku %}\"", "\"lamp\"")]
    [InlineData("\"{% $states.input.parcel.items[price > 20].sku[] %}\"", "[\"lamp\"]")]
    [InlineData("\"{% $sum($states.input.parcel.items.(qty * price)) %}\"", "84.5")]
    [InlineData("\"{% $merge([$states.input.parcel.items[0], {'price': 0}]) %}\"", """{"sku":"rope","qty":2,"price":0}""")]
    [InlineData("\"{% $states.input.parcel ~> |$|{'weight': 1}, ['items', 'to']| %}\"", """{"id":"p-7","weight":1}""")]
    [InlineData("\"{% 'Parcel ' & $states.input.parcel.id & ' to ' & $uppercase($states.input.parcel.to) %}\"", "\"Parcel p-7 to TROMSØ\"")]
    [InlineData("\"{% $string($states.input.parcel.items[0]) %}\"", "\"{\\\"sku\\\":\\\"rope\\\",\\\"qty\\\":2,\\\"price\\\":12.25}\"")]
    [InlineData("\"{% $parse($states.input.json).a[1] %}\"", "2")]
    [InlineData("\"{% $split($states.input.words, / +/) %}\"", """["one","two","three"]""")]
    [InlineData("\"{% $partition([1..5], 2) %}\"", "[[1,2],[3,4],[5]]")]
    [InlineData("\"{% $range(0, 10, 5) %}\"", "[0,5,10]")]
    [InlineData("\"{% 3 in [1..3] and $not('x' in ['y']) %}\"", "true")]
    [InlineData("\"{% $distinct([1, 2, 1]) %}\"", "[1,2]")]
    [InlineData("\"{% $base64decode($base64encode('clean rooms')) %}\"", "\"clean rooms\"")]
    [InlineData("\"{% $hash($states.input.courier, 'SHA-1') %}\"", "\"331711993d5ae5dcd418ad56abb0208144c7c3bc\"")]
    [InlineData("\"{% $floor($random(3) * 0) %}\"", "0")]
    [InlineData("\"{% $length($uuid()) %}\"", "36")]
    // A block with names of its own; its last expression counts.
    [InlineData("\"{% ( $items := $states.input.parcel.items; $total := $sum($items.(qty * price)); $total > 80 ? {'free': true, 'total': $total} : {'free': false} ) %}\"",
        """{"free":true,"total":84.5}""")]
    [InlineData("\"{% $map($states.input.parcel.items, function($v, $i) { {'no': $i + 1, 'sku': $v.sku} }) %}\"",
        """[{"no":1,"sku":"rope"},{"no":2,"sku":"lamp"}]""")]
    [InlineData("\"{% $states.input.parcel.items{sku: price} %}\"", """{"rope":12.25,"lamp":60}""")]
    [InlineData("\"{% $exists($states.input.nothing) ? 'there' : 'absent' %}\"", "\"absent\"")]
    // Time is the state's.
    [InlineData("\"{% $toMillis($states.input.due) - $millis() %}\"", "75355000")]
    [InlineData("\"{% $now('[Y0001]-[M01]-[D01]') %}\"", "\"2026-01-02\"")]
    [InlineData("\"{% $fromMillis($millis() + 86400000) %}\"", "\"2026-01-03T03:04:05.000Z\"")]
    // The context object.
    [InlineData("\"{% $states.context.StateMachine.Name & ':' & $states.context.Execution.Input.courier %}\"", "\"m:UQS\"")]
    public void Output_OfAPass_IsShaped(string output, string? expected)
    {
        var run = TestRun.Of("""{"QueryLanguage":"JSONata","StartAt":"P","States":{"P":{"Type":"Pass","End":true,"Output":""" + output + "}}}", Parcel);

        Assert.Equal((ExecutionStatus.Succeeded, expected ?? Parcel), (run.State.Status, run.Output));
    }

    [Fact]
    public void Assign_SwapsVariables_AsAllAreReadBeforeAnyIsSet()
    {
        var run = TestRun.Of("""
            {"QueryLanguage":"JSONata","StartAt":"Set","States":{
              "Set":{"Type":"Pass","Assign":{"x":"ebb","y":"flow","count":42,"open":true,"detail":{"depth":"{% $states.input.depth %}"}},"Next":"Swap"},
              "Swap":{"Type":"Pass","Assign":{"x":"{% $y %}","y":"{% $x %}","count":"{% $count + 1 %}"},"Output":"{% $x & $y %}","Next":"Tell"},
              "Tell":{"Type":"Pass","End":true,"Output":{"x":"{% $x %}","y":"{% $y %}","count":"{% $count %}","depth":"{% $detail.depth %}","output":"{% $states.input %}"}}}}
            """, """{"depth":7}""");

        Assert.Equal("""{"x":"flow","y":"ebb","count":43,"depth":7,"output":"ebbflow"}""", run.Output);
    }

    [Fact]
    public void Variables_OfTheOuterFlow_AreReadInsideAndThoseInsideStayThere()
    {
        var run = TestRun.Of("""
            {"QueryLanguage":"JSONata","StartAt":"Set","States":{
              "Set":{"Type":"Pass","Assign":{"rate":3},"Next":"Each"},
              "Each":{"Type":"Map","Items":"{% $states.input.n %}","ItemProcessor":{"StartAt":"Times","States":{
                  "Times":{"Type":"Pass","Assign":{"mine":"{% $states.input * $rate %}"},"Next":"Out"},
                  "Out":{"Type":"Pass","Output":"{% $mine %}","End":true}}},
                "Assign":{"all":"{% $states.result %}"},"Next":"Both"},
              "Both":{"Type":"Parallel","Branches":[
                  {"StartAt":"L","States":{"L":{"Type":"Pass","Output":"{% $all[0] + $rate %}","End":true}}},
                  {"StartAt":"R","States":{"R":{"Type":"Pass","Output":"{% $exists($mine) ? 'leaked' : 'kept' %}","End":true}}}],
                "End":true}}}
            """, """{"n":[1,2]}""");

        Assert.Equal("""[6,"kept"]""", run.Output);
    }

    [Theory]
    [InlineData("""{"n":0,"kind":"private"}""", "\"Public\"")]
    [InlineData("""{"n":25,"kind":"x"}""", "\"InTwenties\"")]
    [InlineData("""{"n":99,"kind":"x"}""", "\"Other\"")]
    public void Choice_ConditionsInOrder_TakeTheFirstThatHolds(string input, string output)
    {
        var run = TestRun.Of("""
            {"QueryLanguage":"JSONata","StartAt":"C","States":{
              "C":{"Type":"Choice","Default":"Other","Choices":[
                {"Condition":"{% $states.input.kind = 'private' or $not($exists($states.input.n)) %}","Next":"Public"},
                {"Condition":"{% $states.input.n >= 20 and $states.input.n < 30 %}","Next":"InTwenties"}]},
              "Public":{"Type":"Pass","Output":"Public","End":true},
              "InTwenties":{"Type":"Pass","Output":"InTwenties","End":true},
              "Other":{"Type":"Pass","Output":"Other","End":true}}}
            """, input);

        Assert.Equal(output, run.Output);
    }

    [Fact]
    public void Wait_SecondsFromTheInput_LastsSoLong()
    {
        var run = TestRun.Of("""
            {"QueryLanguage":"JSONata","StartAt":"W","States":{
              "W":{"Type":"Wait","Seconds":"{% $states.input.delay * 2 %}","Next":"U"},
              "U":{"Type":"Wait","Timestamp":"{% $states.input.due %}","End":true}}}
            """, Parcel);

        Assert.Equal(DateTimeOffset.Parse("2026-01-03T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture), run.Now);
    }

    [Fact]
    public void Map_ItemsWithASelector_SeesItemIndexAndInput()
    {
        var run = TestRun.Of("""
            {"QueryLanguage":"JSONata","StartAt":"Ship","States":{"Ship":{"Type":"Map","MaxConcurrency":"{% 1 %}",
              "Items":"{% $states.input.parcel.items %}",
              "ItemSelector":{"item":"{% $states.context.Map.Item.Value %}","no":"{% $states.context.Map.Item.Index %}","courier":"{% $states.input.courier %}"},
              "ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"Send","States":{"Send":{"Type":"Task","Resource":"$LAMBDA","Arguments":"{% $states.input %}",
                "Output":"{% $states.result.courier & $string($states.result.no) & $states.result.item.sku %}","End":true}}},
              "Output":{"sent":"{% $states.result %}","of":"{% $states.input.parcel.id %}"},"End":true}}}
            """, Parcel);

        Assert.Equal("""{"sent":["UQS0rope","UQS1lamp"],"of":"p-7"}""", run.Output);
    }

    [Fact]
    public void Task_FailsAndIsCaught_GoesOnWithErrorOutputAndTheInput()
    {
        var run = new TestRun("""
            {"QueryLanguage":"JSONata","StartAt":"T","States":{
              "T":{"Type":"Task","Resource":"$LAMBDA","Arguments":{"id":"{% $states.input.parcel.id %}"},"TimeoutSeconds":"{% $states.input.delay %}",
                "Retry":[{"ErrorEquals":["Busy"],"MaxAttempts":2,"IntervalSeconds":1}],
                "Catch":[{"ErrorEquals":["States.ALL"],"Next":"E","Assign":{"error":"{% $states.errorOutput %}"},"Output":{"id":"{% $states.input.parcel.id %}"}}],"End":true},
              "E":{"Type":"Fail","Error":"{% $error.Error %}","Cause":"{% $states.input.id & ': ' & $error.Cause %}"}}}
            """)
        {
            Tasks = task => new Signal.TaskFailed(task.TaskId, "Busy", "try later"),
        }.Start(Parcel).ToEnd();

        Assert.Equal((ExecutionStatus.Failed, "Busy", "p-7: try later"), (run.State.Status, run.State.Error, run.State.Cause));
        Assert.Equal(3, run.Commands.OfType<Command.ScheduleTask>().Count());
    }

    [Fact]
    public void Machine_OfBothLanguages_HandsVariablesAndOutputOver()
    {
        var run = TestRun.Of("""
            {"StartAt":"A","States":{
              "A":{"Type":"Pass","Assign":{"id.$":"$.parcel.id"},"Next":"B"},
              "B":{"Type":"Pass","QueryLanguage":"JSONata","Output":{"label":"{% $id & '/' & $states.input.parcel.to %}"},"Assign":{"n":"{% $length($id) %}"},"Next":"C"},
              "C":{"Type":"Pass","Parameters":{"label.$":"$.label","n.$":"$n"},"End":true}}}
            """, Parcel);

        Assert.Equal("""{"label":"p-7/Tromsø","n":3}""", run.Output);
    }

    [Theory]
    [InlineData("{% $states.input.nowhere %}", "returned nothing (undefined)")]
    [InlineData("{% $uppercase(5) %}", "T0410")]
    [InlineData("{% function($x) { $x } %}", "returned")]
    [InlineData("{% $unknown + 1 %}", "returned nothing (undefined)")]
    [InlineData("{% $eval('1') %}", "T1006")]
    public void Output_WithoutAValue_IsAQueryEvaluationError(string output, string cause)
    {
        var run = TestRun.Of("""{"QueryLanguage":"JSONata","StartAt":"P","States":{"P":{"Type":"Pass","End":true,"Output":" """.TrimEnd() + output + "\"}}}", Parcel);

        Assert.Equal("States.QueryEvaluationError", run.State.Error);
        Assert.Contains(cause, run.State.Cause, StringComparison.Ordinal);
    }
}
