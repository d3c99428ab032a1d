using System.Globalization;
using System.Text;

namespace Benchmarks.Reports;

/// <summary>Figures as a Markdown table: Figure | Ours | Peer or limit | Ratio | Command.</summary>
internal static class FigureTable
{
    /// <summary>Renders it.</summary>
    /// <param name="figures">The figures, with the command that prints each.</param>
    public static string Render(IEnumerable<(string Command, Figure Figure)> figures)
    {
        var table = new StringBuilder("| Figure | Ours | Peer or limit | Ratio | Command |\n|---|---:|---|---:|---|\n");
        foreach (var (command, figure) in figures)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {Cell(figure.Name)} | {Ours(figure)} | {Cell(Beside(figure))} | {Ratio(figure)} | `{command}` |\n");
        }

        return table.ToString();
    }

    /// <summary>A number as people read it: three digits that count, thousands apart.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        >= 0.1 or 0 => value.ToString("0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("G2", CultureInfo.InvariantCulture),
    };

    private static string Ours(Figure figure) =>
        double.IsNaN(figure.Value) ? "–" : $"{Quantity(figure.Value, figure.Unit)}{(figure.IsMet ? "" : " (missed)")}";

    private static string Beside(Figure figure)
    {
        var parts = new List<string>();
        if (figure.PeerValue is { } peer)
        {
            parts.Add($"{figure.Peer}: {Quantity(peer, figure.Unit)}");
        }

        if (figure.Bound is { } bound)
        {
            parts.Add($"{Sign(bound)} {Quantity(bound.Limit, figure.Unit)}");
        }

        if (figure.RatioBound is { } ratio)
        {
            parts.Add($"ratio {Sign(ratio)} {Number(ratio.Limit)}");
        }

        if (figure.Note is { } note)
        {
            parts.Add(note);
        }

        return string.Join("; ", parts);
    }

    private static string Ratio(Figure figure) => figure.Ratio is { } ratio && !double.IsNaN(ratio) ? $"{Number(ratio)} ×" : "";

    private static string Quantity(double value, string unit) => unit.Length == 0 ? Number(value) : $"{Number(value)} {unit}";

    private static string Sign(Bound bound) => bound.IsMost ? "≤" : "≥";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
