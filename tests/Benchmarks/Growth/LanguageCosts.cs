using System.Text.Json;
using Benchmarks.Interpreter;
using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Jsonata;
using ProtectedJobs.JmesPath;

namespace Benchmarks.Growth;

/// <summary>The languages, over documents of more and more orders; and the interpreter, on more and more transitions.</summary>
internal static class LanguageCosts
{
    private static readonly int[] s_orders = [10, 100, 1_000, 10_000];

    // What goes between states has 256 KiB at most.
    private static readonly int[] s_stateOrders = [10, 100, 1_000];
    private static readonly int[] s_items = [10, 100, 1_000, 10_000];
    private static readonly int[] s_transitions = [30, 300, 3_000];

    private static readonly string[] s_jsonPaths = ["$.orders[*].lines[*].price", "$..sku", "$.orders[?(@.total > 500)].id", "$.orders[-1:].id", "$.orders.length()"];
    private static readonly string[] s_calls = ["States.ArrayUnique($.items)", "States.ArrayContains($.items, -1)", "States.ArrayPartition($.items, 7)", "States.StringSplit($.text, ',')", "States.JsonToString($.items)"];
    private static readonly string[] s_jmesPaths = ["orders[].lines[].price", "orders[?total > `500`].id", "sort_by(orders, &total)[].id", "max_by(orders, &total).id"];

    private static readonly (string Name, string Expression)[] s_jsonata =
    [
        ("path", "orders.lines.price"), ("predicate", "orders[total > 500].id"), ("aggregation", "$sum(orders.lines.(qty * price))"), ("grouping", "orders{city: $sum(total)}"),
        ("sorting", "orders^(>total, id).id"), ("join", "$join(orders.id, ',')"), ("distinct", "$distinct(orders.lines.sku)"), ("reduce", "$reduce(orders.total, function($a, $b) { $a + $b })"),
        ("parent", "orders.lines.{'sku': sku, 'order': %.id}"), ("transform", "$ ~> |orders.lines|{'cost': qty * price}|"),
    ];

    public static IEnumerable<Cost> All =>
    [
        .. s_jsonata.Select(query => Language("jsonata", $"JSONata, {query.Name}: `{query.Expression}`", s_orders, size => Jsonata(query.Expression, size))),
        .. s_jsonPaths.Select(path => Language("jsonpath", $"JSONPath: `{path}`", s_stateOrders, size => State($"\"InputPath\":\"{path}\"", Documents.Orders(size)))),
        .. s_calls.Select(call => Language("intrinsics", $"`{call}`", s_items, size => State($"\"Parameters\":{{\"x.$\":\"{call}\"}}", Documents.Numbers(size)))),
        .. s_jmesPaths.Select(query => Language("jmespath", $"JMESPath: `{query}`", s_orders, size => JmesPath(query, size))),
        new("interpreter", "one execution that counts in a loop", "transitions", "µs", Cost.Linear, s_transitions, size => Task.FromResult(Timing.Of(Counting(size)))),
        new("interpreter", "one inline Map", "items", "µs", Cost.Linear, [10, 100, 1_000], size => Task.FromResult(Timing.Of(Mapping(size)))),
        new("interpreter", "one Parallel", "branches", "µs", Cost.Linear, [3, 30, 300], size => Task.FromResult(Timing.Of(Branching(size)))),
        new("interpreter", "reading a definition", "states", "µs", Cost.Linear, [10, 100, 1_000], size => Task.FromResult(Timing.Of(Reading(size)))),
    ];

    private static Cost Language(string chart, string name, int[] sizes, Func<int, Action> work) =>
        new(chart, name, chart == "intrinsics" ? "items" : "orders", "µs", Cost.Linear, sizes, size => Task.FromResult(Timing.Of(work(size))));

    private static Action Jsonata(string text, int size)
    {
        var (expression, input) = (JsonataExpression.Compile(text), JsonValue.Parse(Documents.Orders(size)));
        var context = new JsonataContext { Now = DateTimeOffset.UnixEpoch, Random = new Random(1) };
        return () => expression.Evaluate(input, context);
    }

    private static Action JmesPath(string text, int size)
    {
        var (expression, input) = (JmesPathExpression.Parse(text), JsonElement.Parse(Documents.Orders(size)));
        return () => expression.Search(input);
    }

    private static Action State(string fields, string input) =>
        Run($"{{\"StartAt\":\"P\",\"States\":{{\"P\":{{\"Type\":\"Pass\",{fields},\"ResultPath\":null,\"Next\":\"Q\"}},\"Q\":{{\"Type\":\"Pass\",\"End\":true}}}}}}", input);

    private static Action Counting(int transitions) => Run(
        $$$$"""
        {"StartAt":"C","States":{
          "C":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericGreaterThanEquals":{{{{transitions / 2}}}},"Next":"End"}],"Default":"P"},
          "P":{"Type":"Pass","Parameters":{"n.$":"States.MathAdd($.n, 1)"},"Next":"C"},
          "End":{"Type":"Succeed"}}}
        """,
        "{\"n\":0}");

    private static Action Mapping(int items) => Run(
        """{"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.items","ItemProcessor":{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}},"End":true}}}""",
        Documents.Numbers(items));

    private static Action Branching(int branches)
    {
        var each = Enumerable.Range(0, branches).Select(at => $"{{\"StartAt\":\"P{at}\",\"States\":{{\"P{at}\":{{\"Type\":\"Pass\",\"End\":true}}}}}}");
        return Run($"{{\"StartAt\":\"M\",\"States\":{{\"M\":{{\"Type\":\"Parallel\",\"Branches\":[{string.Join(',', each)}],\"End\":true}}}}}}", "{}");
    }

    private static Action Reading(int states)
    {
        var chain = Enumerable.Range(0, states).Select(at => $"\"S{at}\":{{\"Type\":\"Pass\",{(at == states - 1 ? "\"End\":true" : $"\"Next\":\"S{at + 1}\"")}}}");
        var text = $"{{\"StartAt\":\"S0\",\"States\":{{{string.Join(',', chain)}}}}}";
        return () => _ = DefinitionReader.Read(text).Machine ?? throw new InvalidOperationException("It was refused.");
    }

    private static Action Run(string definition, string input)
    {
        var reading = DefinitionReader.Read(definition);
        var machine = reading.Machine ?? throw new InvalidOperationException(string.Join('\n', reading.Diagnostics));
        var interpreter = new LocalCloud.Asl.Execution.Interpreter(machine, static (_, task) => $"{task}");
        var info = SampleExecution.At(DateTimeOffset.UnixEpoch);
        var (value, random) = (JsonValue.Parse(input), new Random(1));
        return () =>
        {
            var turn = interpreter.Start(info, value, DateTimeOffset.UnixEpoch, random);
            while (turn.State.Status == ExecutionStatus.Running && turn.Commands.Any(command => command is Command.Yield))
            {
                turn = interpreter.Next(turn.State, new Signal.Continue(), DateTimeOffset.UnixEpoch, random);
            }

            if (turn.State.Status != ExecutionStatus.Succeeded)
            {
                throw new InvalidOperationException($"It is {turn.State.Status}: {turn.State.Error} {turn.State.Cause}");
            }
        };
    }
}
