using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace ProtectedJobs.Cli.Runs;

/// <summary>A run's end for people: what it was, what came out, what it used, and what the world was told.</summary>
internal sealed class RunTables(IAnsiConsole console)
{
    private const int WidthOfLabels = 16;

    public void Write(RunEnd end)
    {
        WriteRun(end);
        WriteResults(end.Output);
        WriteUsage(end.Output.At("usage") ?? DataOf(end));
        WriteEvent(end.CompletionEvent);
    }

    private void WriteRun(RunEnd end)
    {
        Title("Run");
        Line("execution", end.ExecutionArn);
        Line("status", end.Status);
        Line("job", (end.Output.At("protectedJob", "id") ?? DataOf(end).At("protectedJobId"))?.ToString() ?? "none");
        Line("duration", end.StopDate - end.StartDate is { } duration ? Seconds(duration) : "-");
        if (end.Error is not null)
        {
            Line("error", end.Error);
            Line("cause", FailureWords.Of(end.Cause) ?? "-");
        }
    }

    private void WriteResults(JsonElement? output)
    {
        if (output.At("results") is null)
        {
            return;
        }

        Title("Results");
        var isMembers = output.TextAt("results", "kind") == "MEMBER_LIST";
        console.Write(isMembers
            ? TableOf(["received by"], output.ItemsAt("results", "members").Select(m => new[] { Text(m, "accountId") }))
            : TableOf(
                ["output", "objects", "bytes", "_SUCCESS"],
                output.ItemsAt("results", "outputs")
                    .Select(o => new[] { Text(o, "name"), Text(o, "objects"), Text(o, "bytes"), YesOrNo(Text(o, "successMarker")) })));
        LineIfAny("location", output.At("results", "location")?.ToString());
        LineIfAny("manifest", output.At("results", "manifest") is null
            ? null
            : $"s3://{output.TextAt("results", "manifest", "bucket")}/{output.TextAt("results", "manifest", "key")}");
        LineIfAny("not readable", output.At("results", "unreadable")?.ToString());
    }

    private void WriteUsage(JsonElement? usage)
    {
        if (usage.At("crpuHours") is null && usage.At("durationMillis") is null)
        {
            return;
        }

        Title("Usage");
        Line("CRPU-hours", usage.At("crpuHours") is { ValueKind: JsonValueKind.Number } units
            ? units.GetDouble().ToString("0.##", CultureInfo.InvariantCulture)
            : "not known yet");
        Line("job duration", usage.At("durationMillis") is { ValueKind: JsonValueKind.Number } millis
            ? Seconds(TimeSpan.FromMilliseconds(millis.GetDouble()))
            : "not known yet");
        Line("estimated cost", CostOf(usage));
    }

    private static string CostOf(JsonElement? usage)
    {
        if (usage.At("estimatedCost") is null)
        {
            return usage.At("crpuHours") is null ? "unknown until the CRPU-hours are" : "unknown: no price is configured";
        }

        var (currency, asOf) = (usage.TextAt("estimatedCost", "currency"), usage.At("estimatedCost", "rateAsOf"));
        return $"{usage.TextAt("estimatedCost", "amount")} {currency}, at {usage.TextAt("estimatedCost", "rate")} {currency} a CRPU-hour"
            + $"{(asOf is null ? "" : $" as of {asOf}")}; the bill may differ";
    }

    private void WriteEvent(JsonElement? completion)
    {
        if (completion is { } told)
        {
            Title("Completion event");
            Plain(JsonSerializer.Serialize(told, ReadableJson.Of.JsonElement));
        }
    }

    private static Table TableOf(string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table { Border = TableBorder.Ascii2 };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column) { NoWrap = true });
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        return table;
    }

    private static string Seconds(TimeSpan time) => time.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : TimeSpan.FromSeconds(Math.Round(time.TotalSeconds)).ToString("c", CultureInfo.InvariantCulture);

    // A run that failed has no output; what its job used is told by the event.
    private static JsonElement? DataOf(RunEnd end) => end.CompletionEvent.At("detail", "data");

    private static string YesOrNo(string marker) => marker == bool.TrueString ? "yes" : "no";

    private static string Text(JsonElement json, string name) => ((JsonElement?)json).TextAt(name);

    private void Title(string title) => Plain($"\n{title}");

    private void LineIfAny(string label, string? value)
    {
        if (value is not null)
        {
            Line(label, value);
        }
    }

    private void Line(string label, string value) =>
        Plain($"  {label.PadRight(WidthOfLabels)}{value.ReplaceLineEndings("\n" + new string(' ', WidthOfLabels + 2))}");

    // Past the console's layout: it would break ARNs at the edge of the window, and then they cannot be copied.
    private void Plain(string text) => console.Profile.Out.Writer.WriteLine(text);
}
