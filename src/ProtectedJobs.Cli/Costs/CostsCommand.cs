using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Cli.Management;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Cli.Terminals;
using ProtectedJobs.Core.Management;

namespace ProtectedJobs.Cli.Costs;

/// <summary><c>protected-jobs costs</c>: CRPU-hours and estimated costs, added up.</summary>
internal sealed class CostsCommand : ManagementCommand
{
    private const string Tag = "tag:";
    private readonly RunFilter _filter;
    private readonly Option<string> _by = new("--by")
    {
        Description = "What to add up by.",
        HelpName = "day|membership|template|tag:NAME",
        DefaultValueFactory = _ => "day",
    };

    private readonly Option<bool> _csv = new("--csv") { Description = "Writes CSV instead of a table." };
    private readonly Terminal _terminal;

    public CostsCommand(Terminal terminal, IManagedPlaces places)
        : base("costs", "Adds up CRPU-hours and estimated costs: protected-jobs costs --from 2026-05-01 --by template --csv > may.csv", places)
    {
        _terminal = terminal;
        _by.Accept(
            text => text is "day" or "membership" or "template" || (text.StartsWith(Tag, StringComparison.Ordinal) && text.Length > Tag.Length),
            "day, membership, template or tag:NAME");
        _filter = new RunFilter(this);
        Options.Add(_by);
        Options.Add(_csv);
        AddPlace();
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ManagedPlace place, ParseResult line, OutputFormat format, CancellationToken cancellationToken)
    {
        if (line.GetValue(_csv) && format == OutputFormat.Json)
        {
            throw new UsageException("Wanted --csv or --output json, found both.");
        }

        var by = line.GetRequiredValue(_by);
        var report = CostReport.Of(by, await RunsAsync(place.Client, _filter.Read(line), cancellationToken), run => GroupOf(by, run));
        if (format == OutputFormat.Json)
        {
            await _terminal.Out.WriteLineAsync(JsonSerializer.Serialize(report, ReadableManagementJson.Of.CostReport));
        }
        else if (line.GetValue(_csv))
        {
            foreach (var row in CostViews.Csv(report))
            {
                await _terminal.Out.WriteLineAsync(row);
            }
        }
        else
        {
            CostViews.Write(Consoles.Of(_terminal.Out, _terminal.IsOutInteractive), report);
        }

        if (report.Total.UnpricedRuns > 0)
        {
            await _terminal.Error.WriteLineAsync(
                $"{report.Total.UnpricedRuns} runs are in no cost: no price was configured. Set the template's parameter CrpuPrices, e.g. 'us-east-1=2.00 USD 2026-08'.");
        }

        return ExitCode.Success;
    }

    private static async Task<List<RunListItem>> RunsAsync(Aws.Management.RunClient client, RunQuery query, CancellationToken cancellationToken)
    {
        var runs = new List<RunListItem>();
        query = query with { Top = RunQuery.MostOnPage };
        do
        {
            var page = await client.ListAsync(query, cancellationToken);
            runs.AddRange(page.Runs);
            query = query with { ContinuationToken = page.ContinuationToken };
        }
        while (query.ContinuationToken is not null);
        return runs;
    }

    private static string GroupOf(string by, RunListItem run) => by switch
    {
        "day" => run.StartedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "membership" => run.MembershipId ?? Words.None,
        "template" => Words.Last(run.AnalysisTemplateArn),
        _ => run.Tags.GetValueOrDefault(by[Tag.Length..], Words.None),
    };
}
