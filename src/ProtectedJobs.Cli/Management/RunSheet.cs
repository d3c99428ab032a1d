using System.Globalization;
using ProtectedJobs.Cli.Places;
using ProtectedJobs.Core.Management;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Runs.Errors;
using Spectre.Console;

namespace ProtectedJobs.Cli.Management;

/// <summary>A run's status for people: a line a fact, only those there are.</summary>
internal static class RunSheet
{
    private const int WidthOfLabels = 16;

    public static void Write(IAnsiConsole console, RunView view, ManagedPlace place)
    {
        foreach (var (label, text) in LinesOf(view, place).Where(line => line.Text is not (null or "" or Words.None)))
        {
            console.WriteLine($"{label.PadRight(WidthOfLabels)}{text}");
        }
    }

    private static IEnumerable<(string Label, string? Text)> LinesOf(RunView view, ManagedPlace place)
    {
        var progress = view.Progress;
        yield return ("run", view.RunId);
        yield return ("status", view.Outcome is { } outcome ? $"{view.RuntimeStatus} ({outcome})" : view.RuntimeStatus.ToString());
        yield return ("now", progress.Message);
        yield return ("queue", progress.QueuePosition is { } position ? string.Create(CultureInfo.InvariantCulture, $"{position} of {progress.QueueLength}") : null);
        yield return ("approval until", Words.Of(progress.ApprovalExpires));
        yield return ("job", progress.JobId is null ? null : $"{progress.JobId} {progress.JobStatus?.ToString().ToUpperInvariant()}".TrimEnd());
        yield return ("started", Words.Of(view.CreatedAt));
        yield return ("ended", Words.Of(view.EndedAt));
        yield return ("elapsed", Words.Of(TimeSpan.FromSeconds(progress.ElapsedSeconds)));
        yield return ("next look", Words.Of(progress.NextLook));
        yield return ("deadline", Words.Of(progress.Deadline));
        yield return ("CRPU-hours", progress.CrpuHours is null ? null : $"{Words.Units(progress.CrpuHours)}{(progress.IsEstimate ? " by estimate" : " billed")}");
        yield return ("estimated cost", Words.Of(progress.EstimatedCost));
        yield return ("membership", view.MembershipId);
        yield return ("template", view.AnalysisTemplateArn);
        yield return ("tags", string.Join(", ", view.Tags.Select(tag => $"{tag.Key}={tag.Value}")));
        yield return ("trigger", view.Trigger is { } trigger ? $"{trigger.Kind} {trigger.Id}".TrimEnd() : null);
        yield return ("attempt", view.Attempt > 0 ? string.Create(CultureInfo.InvariantCulture, $"{view.Attempt}, job {view.Generation}") : null);
        yield return ("results", ResultsOf(view.Results));
        yield return ("error", view.Error);
        yield return ("cause", view.Cause?.ReplaceLineEndings($"\n{new string(' ', WidthOfLabels)}"));
        yield return ("announced", Words.Of(view.AnnouncedAt));
        yield return ("execution", view.ExecutionArn);
        yield return ("next", NextOf(view, place));
    }

    // The same request would be refused again, whether rewound or restarted.
    private static string? NextOf(RunView view, ManagedPlace place) =>
        !view.CanRewind || !view.RuntimeStatus.IsOver() ? null
        : view.Error == nameof(InvalidRequest) ? "mend the request, and start it under another name"
        : $"{place.Command($"rewind {view.RunId}")}, or restart it";

    private static string? ResultsOf(RunResults? results) => results switch
    {
        RunResults.S3 s3 => string.Create(CultureInfo.InvariantCulture, $"{s3.TotalObjects} objects, {Words.Bytes(s3.TotalBytes)} at {s3.Location}"),
        RunResults.MemberList members => $"received by {string.Join(", ", members.Members.Select(member => member.AccountId))}",
        _ => null,
    };
}
