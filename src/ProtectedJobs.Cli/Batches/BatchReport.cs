using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Runs;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Core.Runs;
using Spectre.Console;

namespace ProtectedJobs.Cli.Batches;

/// <summary>Writes how a batch ended, or why it was never started.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="faults">Tells faults as of a run's request.</param>
internal sealed class BatchReport(Terminal terminal, RunReport faults)
{
    private static readonly BatchJson s_json =
        new(new JsonSerializerOptions(BatchJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Tells every fault of every request.</summary>
    public void Write(string source, IReadOnlyList<Fault> found, OutputFormat format) => faults.Write(source, found, format);

    /// <summary>Writes the end of a batch to standard output.</summary>
    public void Write(BatchEnd end, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(end, s_json.BatchEnd));
            return;
        }

        var summary = end.Summary;
        terminal.Out.WriteLine($"\nBatch {end.Name}: {(summary is null ? end.Status : summary.TextAt("status"))}");
        if (end.Error is not null)
        {
            terminal.Out.WriteLine($"{end.Error}: {end.Cause}");
        }

        if (summary is not null)
        {
            WriteRuns(summary);
            terminal.Out.WriteLine($"{Counts(summary)}; {Costs(summary)}");
        }
    }

    private void WriteRuns(JsonElement? summary)
    {
        var table = new Table { Border = TableBorder.Ascii2 };
        foreach (var column in (string[])["#", "run", "outcome", "error", "CRPU-hours"])
        {
            table.AddColumn(new TableColumn(column) { NoWrap = true });
        }

        foreach (var item in summary.ItemsAt("runs"))
        {
            JsonElement? run = item;
            table.AddRow(
                run.TextAt("index"), Markup.Escape(run.TextAt("runId")), run.At("outcome")?.ToString() ?? "not run", run.TextAt("error"), Hours(run.At("crpuHours")));
        }

        Consoles.Of(terminal.Out, terminal.IsOutInteractive).Write(table);
    }

    private static string Counts(JsonElement? summary)
    {
        var counts = summary.At("counts")!.Value.EnumerateObject()
            .Where(count => count.Name != "total" && count.Value.GetInt32() > 0)
            .Select(count => $"{count.Value} {Words(count.Name)}");
        return $"{summary.TextAt("counts", "total")} runs: {string.Join(", ", counts)}";
    }

    private static string Words(string name) => name switch
    {
        "timedOut" => "timed out",
        "overBudget" => "over budget",
        "notRun" => "not run",
        _ => name,
    };

    private static string Costs(JsonElement? summary)
    {
        var cost = summary.At("usage", "estimatedCost") is null
            ? "cost unknown: no price is configured"
            : $"about {summary.TextAt("usage", "estimatedCost", "amount")} {summary.TextAt("usage", "estimatedCost", "currency")}; the bill may differ";
        return $"{Hours(summary.At("usage", "crpuHours"))} CRPU-hours, {cost}";
    }

    private static string Hours(JsonElement? hours) => hours is { ValueKind: JsonValueKind.Number } known
        ? known.GetDouble().ToString("0.##", CultureInfo.InvariantCulture)
        : "-";
}
