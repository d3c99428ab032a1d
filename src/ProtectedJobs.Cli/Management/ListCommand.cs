using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Core.Management;
using Spectre.Console;

namespace ProtectedJobs.Cli.Management;

/// <summary><c>protected-jobs list</c>: runs, newest first.</summary>
internal sealed class ListCommand : ManagementCommand
{
    private static readonly RuntimeStatus[] s_statuses =
        [RuntimeStatus.Running, RuntimeStatus.Pending, RuntimeStatus.Completed, RuntimeStatus.Failed, RuntimeStatus.Canceled, RuntimeStatus.Terminated];

    private readonly RunFilter _filter;
    private readonly Option<string[]> _status = new("--status") { Description = "Only these: Running, Pending, Completed, Failed, Canceled, Terminated.", HelpName = "STATUS" };
    private readonly Option<string[]> _outcome = new("--outcome") { Description = "Only these: Succeeded, Failed, Cancelled, TimedOut, OverBudget, Rejected.", HelpName = "OUTCOME" };
    private readonly Option<int> _top = new("--top") { Description = "How many at most, 1 to 1000.", HelpName = "N", DefaultValueFactory = _ => 20 };
    private readonly Option<string?> _token = new("--continue") { Description = "Goes on where the page before ended.", HelpName = "TOKEN" };
    private readonly Terminal _terminal;

    public ListCommand(Terminal terminal, IManagedPlaces places)
        : base("list", "Lists runs, newest first: protected-jobs list --from 2026-05-01 --status Failed --tag team=red", places)
    {
        _terminal = terminal;
        _status.AcceptNames(s_statuses);
        _outcome.AcceptNames(Enum.GetValues<Core.Runs.RunStatus>());
        _top.Accept(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top is > 0 and <= RunQuery.MostOnPage, $"a number from 1 to {RunQuery.MostOnPage}");
        _filter = new RunFilter(this);
        foreach (var option in (Option[])[_status, _outcome, _top, _token])
        {
            Options.Add(option);
        }

        AddPlace();
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ManagedPlace place, ParseResult line, OutputFormat format, CancellationToken cancellationToken)
    {
        var query = _filter.Read(line) with
        {
            Statuses = SharedOptions.NamesOf<RuntimeStatus>(line.GetValue(_status)),
            Outcomes = SharedOptions.NamesOf<Core.Runs.RunStatus>(line.GetValue(_outcome)),
            Top = line.GetValue(_top),
            ContinuationToken = line.GetValue(_token),
        };
        var page = await PageAsync(place, query, cancellationToken);
        if (format == OutputFormat.Json)
        {
            await _terminal.Out.WriteLineAsync(JsonSerializer.Serialize(page, ReadableManagementJson.Of.RunPage));
            return ExitCode.Success;
        }

        Write(page);
        if (page.ContinuationToken is { } token)
        {
            await _terminal.Error.WriteLineAsync($"There are more: --continue {token}");
        }

        return ExitCode.Success;
    }

    private static async Task<RunPage> PageAsync(ManagedPlace place, RunQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await place.Client.ListAsync(query, cancellationToken);
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"--continue: {wrong.Message}");
        }
    }

    private void Write(RunPage page)
    {
        var table = new Table { Border = TableBorder.Ascii2 };
        foreach (var column in (string[])["run", "status", "started", "ended", "CRPU-hours", "cost", "membership", "error"])
        {
            table.AddColumn(new TableColumn(column) { NoWrap = true });
        }

        foreach (var run in page.Runs)
        {
            table.AddRow([.. ((string[])
            [
                run.RunId, run.RuntimeStatus.ToString(), Words.Of(run.StartedAt), Words.Of(run.EndedAt), Words.Units(run.Usage?.CrpuHours),
                Words.Of(run.Usage?.EstimatedCost), run.MembershipId ?? Words.None, run.Error ?? Words.None,
            ]).Select(Markup.Escape)]);
        }

        Consoles.Of(_terminal.Out, _terminal.IsOutInteractive).Write(table);
    }
}
