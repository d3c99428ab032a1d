using System.Globalization;
using ProtectedJobs.Cli.Management;
using Spectre.Console;

namespace ProtectedJobs.Cli.Costs;

/// <summary>A report as a table with bars, and as CSV.</summary>
internal static class CostViews
{
    private const int WidthOfChart = 100;
    private static readonly char[] s_special = [',', '"', '\n', '\r'];

    public static void Write(IAnsiConsole console, CostReport report)
    {
        var table = new Table { Border = TableBorder.Ascii2 };
        table.AddColumn(new TableColumn(report.GroupedBy) { NoWrap = true });
        foreach (var column in (string[])["runs", "CRPU-hours", "estimated cost", "use unknown"])
        {
            table.AddColumn(new TableColumn(column) { NoWrap = true, Alignment = Justify.Right });
        }

        foreach (var group in report.Groups.Append(report.Total))
        {
            table.AddRow([.. ((string[])
            [
                group.Name, Number(group.Runs), Words.Units(group.CrpuHours), Cost(group), Number(group.UnknownRuns),
            ]).Select(Markup.Escape)]);
        }

        console.Write(table);
        if (report.Groups.Any(group => group.CrpuHours > 0))
        {
            var chart = new BarChart { Width = WidthOfChart, Culture = CultureInfo.InvariantCulture }.Label("CRPU-hours").LeftAlignLabel();
            chart.AddItems(report.Groups.Select(group => new BarChartItem(Markup.Escape(group.Name), group.CrpuHours, Color.Teal)));
            console.Write(chart);
        }
    }

    /// <summary>RFC 4180, one line for each group and currency, with a heading.</summary>
    public static IEnumerable<string> Csv(CostReport report)
    {
        yield return "group,runs,crpuHours,unknownRuns,unpricedRuns,estimatedCost,currency";
        foreach (var group in report.Groups)
        {
            foreach (var cost in group.EstimatedCosts.DefaultIfEmpty())
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Quoted(group.Name)},{group.Runs},{group.CrpuHours},{group.UnknownRuns},{group.UnpricedRuns},{cost?.Amount:0.00},{cost?.Currency}");
            }
        }
    }

    private static string Cost(CostGroup group) => group.EstimatedCosts.Count == 0
        ? Words.None
        : string.Join(" + ", group.EstimatedCosts.Select(cost => string.Create(CultureInfo.InvariantCulture, $"{cost.Amount:0.00} {cost.Currency}")));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A cell that a spreadsheet would take for a formula is told as text.
    private static string Quoted(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@', ..] ? $"'{text}" : text;
        return safe.IndexOfAny(s_special) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
