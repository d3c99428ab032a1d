using System.CommandLine;
using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Management;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Terminals;
using Spectre.Console;

namespace ProtectedJobs.Cli.Results;

/// <summary><c>protected-jobs results</c>: the commands about what came out of runs.</summary>
internal sealed class ResultsCommand : Command
{
    public ResultsCommand(Terminal terminal, IManagedPlaces places)
        : base("results", "Lists and downloads the results of a run.")
    {
        Subcommands.Add(new ListResultsCommand(terminal, places));
        Subcommands.Add(new DownloadCommand(terminal, places));
    }
}

/// <summary><c>protected-jobs results list</c>.</summary>
internal sealed class ListResultsCommand : ManagementCommand
{
    private readonly Argument<string> _run;
    private readonly Terminal _terminal;

    public ListResultsCommand(Terminal terminal, IManagedPlaces places)
        : base("list", "Lists the objects of a run's results: protected-jobs results list nightly", places)
    {
        _terminal = terminal;
        _run = RunArgument.Of(this);
        AddPlace();
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ManagedPlace place, ParseResult line, OutputFormat format, CancellationToken cancellationToken)
    {
        var (_, results) = await ResultReader.ReadAsync(place, RunArgument.IdOf(line.GetRequiredValue(_run)), cancellationToken);
        if (format == OutputFormat.Json)
        {
            await _terminal.Out.WriteLineAsync(JsonSerializer.Serialize(results, ReadableManagementJson.Of.ResultList));
            return ExitCode.Success;
        }

        var table = new Table { Border = TableBorder.Ascii2 };
        table.AddColumn(new TableColumn("output") { NoWrap = true });
        table.AddColumn(new TableColumn("bytes") { NoWrap = true, Alignment = Justify.Right });
        table.AddColumn(new TableColumn("object") { NoWrap = true });
        foreach (var file in results.Objects)
        {
            table.AddRow(Markup.Escape(file.Output), Words.Bytes(file.Bytes), Markup.Escape(file.Name));
        }

        Consoles.Of(_terminal.Out, _terminal.IsOutInteractive).Write(table);
        await _terminal.Error.WriteLineAsync($"{results.Objects.Count} objects, {Words.Bytes(results.TotalBytes)} at {results.Location}");
        return ExitCode.Success;
    }
}
