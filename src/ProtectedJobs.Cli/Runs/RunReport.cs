using System.Globalization;
using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Management;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Core.Runs;
using ProtectedJobs.Core.Usage;

namespace ProtectedJobs.Cli.Runs;

/// <summary>Writes how a run ended, or why it was never started.</summary>
internal sealed class RunReport(Terminal terminal)
{
    /// <summary>Writes the end of a run to standard output.</summary>
    public void Write(RunEnd end, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            WriteJson(end);
        }
        else
        {
            new RunTables(Consoles.Of(terminal.Out, terminal.IsOutInteractive)).Write(end);
        }
    }

    /// <summary>Writes what a request would do.</summary>
    public void Write(DryRun dry, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(dry, ReadableManagementJson.Of.DryRun));
            return;
        }

        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            The request is valid. Nothing was started.
            workers         {dry.Workers}, {dry.Crpus} CRPUs
            least           {Words.Units(dry.LeastCrpuHours)} CRPU-hours, {CostOf(dry.LeastCost)} (ten minutes are billed at least)
            most            {Words.Units(dry.MostCrpuHours)} CRPU-hours, {CostOf(dry.MostCost)} (deadline {Words.Of(TimeSpan.FromSeconds(dry.DeadlineSeconds))}, or budget)
            approval        {(dry.NeedsApproval ? "needed before anything is started" : "not needed")}
            """));
    }

    private static string CostOf(CostEstimate? cost) => cost is null ? "cost unknown: give --crpu-prices" : Words.Of(cost);

    /// <summary>Tells every fault of a request: to people on standard error, as JSON on standard output.</summary>
    public void Write(string source, IReadOnlyList<Fault> faults, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(new InvalidRequest(faults), ReadableJson.Of.InvalidRequest));
            return;
        }

        terminal.Error.WriteLine($"{source}: {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}; nothing was started.");
        foreach (var fault in faults)
        {
            terminal.Error.WriteLine($"  {fault}");
        }
    }

    private void WriteJson(RunEnd end) => terminal.Out.WriteLine(JsonSerializer.Serialize(end, ReadableJson.Of.RunEnd));
}
