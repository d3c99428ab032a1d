using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Core.Runs;

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
