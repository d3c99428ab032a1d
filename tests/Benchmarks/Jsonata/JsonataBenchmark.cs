using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
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
    private const int Rounds = 5;
    private const int MillisecondsARound = 150;

    private static readonly (string Kind, string Goal, string Expression)[] s_cases =
    [
        ("path", "5", "orders.lines.price"),
        ("path", "5", "orders.customer.name"),
        ("path", "5", "orders[17].lines[0].sku"),
        ("path", "5", "**.sku"),
        ("predicate", "5", "orders[total > 500].id"),
        ("predicate", "5", "orders.lines[qty > 3 and price < 20].sku"),
        ("predicate", "5", "orders[customer.city = 'Porto'].lines[-1].price"),
        ("aggregation", "2", "$sum(orders.lines.(qty * price))"),
        ("object", "2", "orders.{'id': id, 'lines': $count(lines), 'city': customer.city}"),
        ("grouping", "2", "orders{customer.city: $sum(total)}"),
        ("sorting", "2", "orders^(>total, id).id"),
        ("higher order", "2", "$map(orders, function($o, $i) { $i & ':' & $o.id })"),
        ("higher order", "2", "$reduce(orders.total, function($a, $b) { $a + $b })"),
        ("parent", "2", "orders.lines.{'sku': sku, 'order': %.id}"),
        ("join", "2", "orders@$o.lines@$l.($o.id & $l.sku)"),
        ("transform", "2", "$ ~> |orders.lines|{'cost': qty * price}, 'tags'|"),
        ("regex", "2", "orders[$contains(note, /gift|card/)].id"),
        ("strings", "2", "$join(orders.id.$uppercase($substring($, 2)), ',')"),
        ("recursion", "2", "($f := function($n) { $n < 2 ? $n : $f($n - 1) + $f($n - 2) }; $f(12))"),
        ("picture", "2", "orders.$formatNumber(total, '#,##0.00')"),
    ];

    public static async Task<int> RunAsync()
    {
        var input = Document();
        var theirs = await TheirsAsync(input);
        var value = JsonValue.Parse(input);
        var context = new JsonataContext { Now = DateTimeOffset.UnixEpoch, Random = new Random(1) };
        Console.WriteLine("| kind | expression | ours, µs | jsonata on node, µs | ratio | goal |");
        Console.WriteLine("|---|---|---|---|---|---|");
        var missed = 0;
        for (var i = 0; i < s_cases.Length; i++)
        {
            var (kind, goal, text) = s_cases[i];
            var ours = Median(JsonataExpression.Compile(text), value, context);
            var ratio = theirs[i] / ours;
            missed += ratio < double.Parse(goal, System.Globalization.CultureInfo.InvariantCulture) ? 1 : 0;
            Console.WriteLine($"| {kind} | `{text.Replace("|", "\\|", StringComparison.Ordinal)}` | {ours:N1} | {theirs[i]:N1} | {ratio:N1} × | {goal} × |");
        }

        Console.WriteLine($"{s_cases.Length - missed} of {s_cases.Length} reach their goal (medians of {Rounds} rounds).");
        return missed == 0 ? 0 : 1;
    }

    private static double Median(JsonataExpression expression, JsonValue input, JsonataContext context)
    {
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var count = 0;
            do
            {
                expression.Evaluate(input, context);
                count++;
            }
            while (watch.ElapsedMilliseconds < MillisecondsARound);

            if (round > 0)
            {
                times.Add(watch.Elapsed.TotalMicroseconds / count);
            }
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static async Task<double[]> TheirsAsync(string input)
    {
        var request = new JsonObject
        {
            ["input"] = JsonNode.Parse(input),
            ["expressions"] = new JsonArray([.. s_cases.Select(c => (JsonNode)c.Expression)]),
            ["rounds"] = Rounds,
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
