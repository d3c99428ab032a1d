using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmarks.Reports;
using LocalCloud.Asl.Jsonata;
using Testing;
using JsonValue = LocalCloud.Asl.Json.JsonValue;

namespace Benchmarks.Jsonata;

/// <summary>
/// JSONata beside its reference, the npm package <c>jsonata</c> on node: the same compiled expressions over the same document of
/// 200 orders, one core each, one after the other in one run.
/// </summary>
internal static class JsonataBenchmark
{
    private const int MillisecondsARound = 150;
    private const double PathGoal = 5;
    private const double OtherGoal = 2;

    private static readonly (string Kind, double Goal, string Expression)[] s_cases =
    [
        ("path", PathGoal, "orders.lines.price"),
        ("path", PathGoal, "orders.customer.name"),
        ("path", PathGoal, "orders[17].lines[0].sku"),
        ("path", PathGoal, "**.sku"),
        ("predicate", PathGoal, "orders[total > 500].id"),
        ("predicate", PathGoal, "orders.lines[qty > 3 and price < 20].sku"),
        ("predicate", PathGoal, "orders[customer.city = 'Porto'].lines[-1].price"),
        ("aggregation", OtherGoal, "$sum(orders.lines.(qty * price))"),
        ("object", OtherGoal, "orders.{'id': id, 'lines': $count(lines), 'city': customer.city}"),
        ("grouping", OtherGoal, "orders{customer.city: $sum(total)}"),
        ("sorting", OtherGoal, "orders^(>total, id).id"),
        ("higher order", OtherGoal, "$map(orders, function($o, $i) { $i & ':' & $o.id })"),
        ("higher order", OtherGoal, "$reduce(orders.total, function($a, $b) { $a + $b })"),
        ("parent", OtherGoal, "orders.lines.{'sku': sku, 'order': %.id}"),
        ("join", OtherGoal, "orders@$o.lines@$l.($o.id & $l.sku)"),
        ("transform", OtherGoal, "$ ~> |orders.lines|{'cost': qty * price}, 'tags'|"),
        ("regex", OtherGoal, "orders[$contains(note, /gift|card/)].id"),
        ("strings", OtherGoal, "$join(orders.id.$uppercase($substring($, 2)), ',')"),
        ("recursion", OtherGoal, "($f := function($n) { $n < 2 ? $n : $f($n - 1) + $f($n - 2) }; $f(12))"),
        ("picture", OtherGoal, "orders.$formatNumber(total, '#,##0.00')"),
    ];

    public static async Task<IReadOnlyList<Figure>> RunAsync(string[] arguments)
    {
        if (arguments is not ([] or ["each"]))
        {
            throw new UsageException("wanted nothing, or 'each' for a line an expression");
        }

        if (!Programs.IsOnPath("node") || !Directory.Exists(Path.Combine(Repository.Root, "tests", "Conformance", "node_modules")))
        {
            return [Figure.Absent("JSONata", "needs node and `npm install` in tests/Conformance")];
        }

        var input = Document();
        var theirs = await TheirsAsync(input);
        var value = JsonValue.Parse(input);
        var context = new JsonataContext { Now = DateTimeOffset.UnixEpoch, Random = new Random(1) };
        var figures = s_cases.Zip(Ours(value, context), theirs).Select(each =>
            new Figure($"JSONata, {each.First.Kind}: `{each.First.Expression}`", each.Second, "µs")
            {
                Peer = "`jsonata` on node",
                PeerValue = each.Third,
                RatioBound = Bound.AtMost(1 / each.First.Goal),
            }).ToArray();
        return arguments.Length > 0 ? figures :
        [
            Mean("paths and predicates", PathGoal, figures),
            Mean("everything else", OtherGoal, figures),
            new Figure("JSONata: expressions that reach their goal (5 × and 2 × as fast)", figures.Count(figure => figure.IsMet), "") { Bound = Bound.AtLeast(figures.Length) },
        ];
    }

    private static Figure Mean(string kinds, double goal, Figure[] figures)
    {
        var members = figures.Where((_, at) => s_cases[at].Goal.Equals(goal)).ToArray();
        double Of(Func<Figure, double> value) => Math.Exp(members.Average(figure => Math.Log(value(figure))));
        return new Figure($"JSONata, {kinds}: geometric mean of {members.Length} expressions", Of(figure => figure.Value), "µs")
        {
            Peer = "`jsonata` on node",
            PeerValue = Of(figure => figure.PeerValue!.Value),
            RatioBound = Bound.AtMost(1 / goal),
        };
    }

    // Round by round over all of them, and not one after the other: else the first is measured before the evaluator is compiled to its best.
    private static double[] Ours(JsonValue input, JsonataContext context)
    {
        var expressions = s_cases.Select(each => JsonataExpression.Compile(each.Expression)).ToArray();
        var times = expressions.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round <= Statistics.Rounds; round++)
        {
            for (var at = 0; at < expressions.Length; at++)
            {
                var microseconds = Time(expressions[at], input, context);
                if (round > 0)
                {
                    times[at].Add(microseconds);
                }
            }
        }

        return [.. times.Select(Statistics.Median)];
    }

    private static double Time(JsonataExpression expression, JsonValue input, JsonataContext context)
    {
        var watch = Stopwatch.StartNew();
        var count = 0;
        do
        {
            expression.Evaluate(input, context);
            count++;
        }
        while (watch.ElapsedMilliseconds < MillisecondsARound);

        return watch.Elapsed.TotalMicroseconds / count;
    }

    private static async Task<double[]> TheirsAsync(string input)
    {
        var request = new JsonObject
        {
            ["input"] = JsonNode.Parse(input),
            ["expressions"] = new JsonArray([.. s_cases.Select(c => (JsonNode)c.Expression)]),
            ["rounds"] = Statistics.Rounds,
            ["milliseconds"] = MillisecondsARound,
        };
        return JsonSerializer.Deserialize<double[]>(await Node.RunAsync("jsonata/speed.mjs", [], request.ToJsonString()))!;
    }

    private static string Document()
    {
        var random = new Random(1);
        string[] skus = ["rope", "lamp", "hook", "oar", "sail"];
        string[] cities = ["Porto", "Malmö", "Bergen", "Cádiz"];
        var orders = Enumerable.Range(0, 200).Select(i => (JsonNode)new JsonObject
        {
            ["id"] = $"o-{i}",
            ["customer"] = new JsonObject { ["name"] = $"Customer {i % 37}", ["city"] = cities[i % cities.Length] },
            ["total"] = random.Next(1000) + 0.5,
            ["note"] = i % 3 == 0 ? "a gift" : "no note",
            ["lines"] = new JsonArray([.. Enumerable.Range(0, 1 + random.Next(5)).Select(line => (JsonNode)new JsonObject
            {
                ["sku"] = skus[random.Next(skus.Length)],
                ["qty"] = random.Next(1, 6),
                ["price"] = random.Next(1, 90),
                ["tags"] = new JsonArray("deck", "blue"),
            })]),
        });
        return new JsonObject { ["orders"] = new JsonArray([.. orders]) }.ToJsonString();
    }
}
