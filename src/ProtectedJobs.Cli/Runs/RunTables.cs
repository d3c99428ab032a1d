using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace ProtectedJobs.Cli.Runs;

/// <summary>A run's end for people: what it was, what came out, what it used, and what the world was told.</summary>
internal sealed class RunTables(IAnsiConsole console)
{
    public void Write(RunEnd end)
    {
        WriteRun(end);
        WriteResults(end.Output);
        WriteUsage(end.Output);
        WriteEvent(end.CompletionEvent);
    }

    private static Table TableOf(string title, params ReadOnlySpan<string> columns)
    {
        var table = new Table { Title = new TableTitle(title), Border = TableBorder.Ascii2 };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column) { NoWrap = true });
        }

        return table;
    }

    private void WriteRun(RunEnd end)
    {
        var table = TableOf("Run", "", "").HideHeaders();
        Row(table, "execution", end.ExecutionArn);
        Row(table, "status", end.Status);
        Row(table, "job", end.Output.TextAt("protectedJob", "id"));
        Row(table, "duration", (end.StopDate - end.StartDate)?.ToString("c", CultureInfo.InvariantCulture) ?? "-");
        if (end.Error is not null)
        {
            Row(table, "error", end.Error);
            Row(table, "cause", end.Cause ?? "-");
        }

        console.Write(table);
    }

    private void WriteResults(JsonElement? output)
    {
        if (output.At("results") is not { } results)
        {
            return;
        }

        var kind = output.TextAt("results", "kind");
        var table = kind == "MEMBER_LIST" ? TableOf("Results", "received by") : TableOf("Results", "output", "objects", "bytes", "_SUCCESS");
        foreach (var member in output.ItemsAt("results", "members"))
        {
            Row(table, Text(member, "accountId"));
        }

        foreach (var item in output.ItemsAt("results", "outputs"))
        {
            Row(table, Text(item, "name"), Text(item, "objects"), Text(item, "bytes"), Text(item, "successMarker"));
        }

        if (output.At("results", "location") is { } location)
        {
            table.Caption(new TableTitle(Markup.Escape(location.ToString())));
        }

        console.Write(table);
    }

    private void WriteUsage(JsonElement? output)
    {
        if (output.At("usage") is null)
        {
            return;
        }

        var cost = output.At("usage", "estimatedCost") is null
            ? "unknown: no price is configured"
            : $"{output.TextAt("usage", "estimatedCost", "amount")} {output.TextAt("usage", "estimatedCost", "currency")}";
        var table = TableOf("Usage", "", "").HideHeaders();
        Row(table, "CRPU-hours", output.TextAt("usage", "crpuHours"));
        Row(table, "job duration", $"{output.TextAt("usage", "durationMillis")} ms");
        Row(table, "estimated cost", cost);
        console.Write(table);
    }

    private void WriteEvent(JsonElement? completion)
    {
        if (completion is { } told)
        {
            console.WriteLine("Completion event");
            console.WriteLine(JsonSerializer.Serialize(told, RunJson.Default.JsonElement));
        }
    }

    private static string Text(JsonElement json, string name) => ((JsonElement?)json).TextAt(name);

    private static void Row(Table table, params string[] cells) => table.AddRow([.. cells.Select(Markup.Escape)]);
}
