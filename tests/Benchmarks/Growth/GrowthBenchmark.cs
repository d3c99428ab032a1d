using System.Globalization;
using System.Text;
using Benchmarks.Reports;
using Testing;

namespace Benchmarks.Growth;

/// <summary>
/// <c>growth [CHART…] [--write]</c>: how each cost grows with its work, fitted. With --write also charts and a table in docs/growth; a chart that is named
/// is measured alone.
/// </summary>
internal static class GrowthBenchmark
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(string[] arguments)
    {
        Cost[] all = [.. LanguageCosts.All, .. StoreCosts.All, .. ProcessCosts.All];
        var charts = arguments.Where(argument => argument != "--write").ToArray();
        var unknown = charts.Except(all.Select(cost => cost.Chart)).ToArray();
        if (unknown.Length > 0)
        {
            throw new UsageException($"'{string.Join("', '", unknown)}': the charts are {string.Join(", ", all.Select(cost => cost.Chart).Distinct())}");
        }

        var curves = new List<Curve>();
        foreach (var cost in all.Where(cost => charts.Length == 0 || charts.Contains(cost.Chart)))
        {
            var points = new List<(double Work, double Value)>();
            foreach (var size in cost.Sizes)
            {
                points.Add((size, await cost.MeasureAsync(size)));
            }

            curves.Add(new Curve(cost, points));
            Progress.Say($"{cost.Name}: {string.Join(", ", points.Select(point => FigureTable.Number(point.Value)))} {cost.Unit}; power {curves[^1].Exponent:0.00}, between the last two {curves[^1].Last:0.00}");
        }

        if (arguments.Contains("--write"))
        {
            await WriteAsync(curves);
        }

        return
        [
            .. curves.Select(curve => new Figure($"{curve.Cost.Name}, by {curve.Cost.Work}: power", Math.Round(curve.Exponent, 2), "")
            {
                Bound = Bound.AtMost(curve.Cost.Limit),
                Note = $"{Told(curve)} {curve.Cost.Unit}",
            }),
        ];
    }

    private static string Told(Curve curve) =>
        string.Join(", ", curve.Points.Select(point => $"{FigureTable.Number(point.Work)}: {FigureTable.Number(point.Value)}"));

    private static async Task WriteAsync(List<Curve> curves)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "docs", "growth")).FullName;
        foreach (var chart in curves.GroupBy(curve => (curve.Cost.Chart, curve.Cost.Unit)))
        {
            var units = curves.Where(curve => curve.Cost.Chart == chart.Key.Chart).Select(curve => curve.Cost.Unit).Distinct().Count();
            var name = units > 1 ? $"{chart.Key.Chart}-{(chart.Key.Unit == "MB" ? "memory" : "time")}" : chart.Key.Chart;
            await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.svg"), LogChart.Draw($"{name.Replace('-', ' ')}: cost by work", [.. chart]));
        }

        var page = new StringBuilder("""
            # How costs grow

            Made by `dotnet run -c Release --project tests/Benchmarks -- growth --write`; the shortest of five rounds each. The power is the slope of the straight line
            through the logarithms, by least squares: 1 is in proportion to the work, 0 is the same however much there is. What every call costs anyway makes the power of small
            works smaller, so the slope between the last two is told too. Documents of 10,000 orders no longer fit the collector's nursery, and what is
            evaluated over them pays for their promotion: with room for them (`DOTNET_GCgen0size=10000000` before the command) each of those costs is in proportion.

            | Cost | by | measured | power | last two | at most |
            |---|---|---|---:|---:|---:|

            """);
        foreach (var curve in curves)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {curve.Cost.Name.Replace("|", "\\|", StringComparison.Ordinal)} | {curve.Cost.Work} | {Told(curve)} {curve.Cost.Unit} | {curve.Exponent:0.00} | {curve.Last:0.00} | {curve.Cost.Limit} |\n");
        }

        foreach (var file in Directory.GetFiles(folder, "*.svg").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n![{file}]({file}.svg)\n");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "README.md"), page.ToString());
    }
}
