using System.CommandLine;
using System.Globalization;
using ProtectedJobs.Cli.CommandLine;
using ProtectedJobs.Core.Management;

namespace ProtectedJobs.Cli.Management;

/// <summary>The options by which a command is told which runs.</summary>
internal sealed class RunFilter
{
    private readonly Option<string?> _from = new("--from") { Description = "Started at this time or later, e.g. 2026-05-04 or 2026-05-04T10:00Z.", HelpName = "TIME" };
    private readonly Option<string?> _to = new("--to") { Description = "Started at this time or earlier; a day counts to its end.", HelpName = "TIME" };
    private readonly Option<string?> _membership = new("--membership") { Description = "Only of this membership.", HelpName = "ID" };
    private readonly Option<string?> _template = new("--analysis-template") { Description = "Only of this analysis template: its ARN or id.", HelpName = "ARN|ID" };
    private readonly Option<string[]> _tags = new("--tag") { Description = "Only with this tag; several must all fit.", HelpName = "NAME=VALUE" };
    private readonly Option<string?> _prefix = new("--prefix") { Description = "Only ids that begin so.", HelpName = "TEXT" };

    public RunFilter(Command command)
    {
        _from.Accept(text => TimeOf(text, atEnd: false) is not null, "a time, e.g. 2026-05-04 or 2026-05-04T10:00Z");
        _to.Accept(text => TimeOf(text, atEnd: true) is not null, "a time, e.g. 2026-05-04 or 2026-05-04T10:00Z");
        _tags.Accept(text => text.IndexOf('=', StringComparison.Ordinal) > 0, "NAME=VALUE");
        foreach (var option in (Option[])[_from, _to, _membership, _template, _tags, _prefix])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What a command line asks for.</summary>
    public RunQuery Read(ParseResult line) => new()
    {
        From = TimeOf(line.GetValue(_from), atEnd: false),
        To = TimeOf(line.GetValue(_to), atEnd: true),
        MembershipId = line.GetValue(_membership),
        AnalysisTemplate = line.GetValue(_template),
        Tags = (line.GetValue(_tags) ?? []).Select(tag => tag.Split('=', 2)).DistinctBy(tag => tag[0]).ToDictionary(tag => tag[0], tag => tag[1]),
        IdPrefix = line.GetValue(_prefix),
    };

    private static DateTimeOffset? TimeOf(string? text, bool atEnd)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            var start = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return atEnd ? start.AddDays(1).AddMilliseconds(-1) : start;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }
}
