using System.Globalization;
using System.Text;

namespace Benchmarks.Growth;

/// <summary>Curves on logarithmic axes as an SVG that is read on light and on dark: a straight line is a power, its slope the exponent.</summary>
internal static class LogChart
{
    private const double Left = 70;
    private const double Top = 36;
    private const double PlotWidth = 420;
    private const double PlotHeight = 300;
    private const double LegendLine = 20;

    private static readonly string[] s_colours = ["#0969da", "#bc4c00", "#1a7f37", "#8250df", "#bf3989", "#9a6700", "#0f766e", "#cf222e", "#57606a", "#5b21b6", "#4d7c0f"];

    /// <summary>Draws them.</summary>
    /// <param name="title">The title.</param>
    /// <param name="curves">Curves of one unit.</param>
    public static string Draw(string title, IReadOnlyList<Curve> curves)
    {
        var points = curves.SelectMany(curve => curve.Points).ToArray();
        var x = new Axis(points.Select(point => point.Work), Left, Left + PlotWidth);
        var y = new Axis(points.Select(point => point.Value), Top + PlotHeight, Top);
        var height = Top + PlotHeight + 56 + (curves.Count * LegendLine);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Left + PlotWidth + 230:0} {height:0}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="{Escape(title)}">
            <style>text{"{"}fill:#1f2328{"}"}.grid{"{"}stroke:#d1d9e0{"}"}.slope{"{"}stroke:#818b98;stroke-dasharray:4 4{"}"}@media(prefers-color-scheme:dark){"{"}text{"{"}fill:#f0f6fc{"}"}.grid{"{"}stroke:#3d444d{"}"}.line{"{"}filter:brightness(1.6){"}"}{"}"}</style>
            <text x="{Left:0}" y="20" font-size="14" font-weight="600">{Escape(title)}</text>

            """);
        foreach (var decade in x.Decades)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{x.At(decade):0.#}\" x2=\"{x.At(decade):0.#}\" y1=\"{Top}\" y2=\"{Top + PlotHeight}\"/><text x=\"{x.At(decade):0.#}\" y=\"{Top + PlotHeight + 16}\" text-anchor=\"middle\">{Number(decade)}</text>\n");
        }

        foreach (var decade in y.Decades)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Left + PlotWidth}\" y1=\"{y.At(decade):0.#}\" y2=\"{y.At(decade):0.#}\"/><text x=\"{Left - 8}\" y=\"{y.At(decade) + 4:0.#}\" text-anchor=\"end\">{Number(decade)}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + (PlotWidth / 2)}\" y=\"{Top + PlotHeight + 36}\" text-anchor=\"middle\">{Escape(string.Join("; ", curves.Select(curve => curve.Cost.Work).Distinct()))}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(16 {Top + (PlotHeight / 2)}) rotate(-90)\" text-anchor=\"middle\">{Escape(curves[0].Cost.Unit)}</text>\n");
        foreach (var (at, curve) in curves.Index())
        {
            var colour = s_colours[at % s_colours.Length];
            var line = string.Join(' ', curve.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{x.At(point.Work):0.#},{y.At(point.Value):0.#}")));
            var legend = Top + PlotHeight + 62 + (at * LegendLine);
            svg.Append(CultureInfo.InvariantCulture, $"<g class=\"line\" stroke=\"{colour}\" fill=\"{colour}\"><polyline points=\"{line}\" fill=\"none\" stroke-width=\"2\"/>");
            foreach (var point in curve.Points)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x.At(point.Work):0.#}\" cy=\"{y.At(point.Value):0.#}\" r=\"3\"/>");
            }

            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Left + 20}\" y1=\"{legend - 4}\" y2=\"{legend - 4}\" stroke-width=\"3\"/></g>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + 28}\" y=\"{legend}\">{Escape(curve.Cost.Name.Replace("`", "", StringComparison.Ordinal))}: work to the power {curve.Exponent:0.00}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Number(double value) => value switch
    {
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0} M"),
        >= 1e3 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e3:0} k"),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>From the decade below the least to the decade above the most.</summary>
    private sealed class Axis
    {
        private readonly double _from;
        private readonly double _to;
        private readonly double _least;
        private readonly double _most;

        public Axis(IEnumerable<double> values, double from, double to)
        {
            var all = values.ToArray();
            (_from, _to) = (from, to);
            _least = Math.Floor(Math.Log10(all.Min()));
            _most = Math.Max(_least + 1, Math.Ceiling(Math.Log10(all.Max())));
        }

        public IEnumerable<double> Decades => Enumerable.Range((int)_least, (int)(_most - _least) + 1).Select(power => Math.Pow(10, power));

        public double At(double value) => _from + ((Math.Log10(value) - _least) / (_most - _least) * (_to - _from));
    }
}
