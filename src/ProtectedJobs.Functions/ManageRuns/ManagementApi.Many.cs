using System.Globalization;
using System.Text.Json.Nodes;
using ProtectedJobs.Core.Management;

namespace ProtectedJobs.Functions.ManageRuns;

/// <content>Lists, and purges.</content>
internal sealed partial class ManagementApi
{
    private const int OrdinaryTop = 100;

    private async Task<ManagementAnswer> ListAsync(ManagementRequest request, CancellationToken cancellationToken)
    {
        var showInput = request.Flag("showInput", whenAbsent: false);
        var page = await PageAsync(QueryOf(request), cancellationToken);
        var runs = new JsonArray();
        foreach (var run in page.Runs)
        {
            // Only a look at each tells its input; the client's own limits apply.
            var view = showInput ? await client.GetAsync(run.RunId, cancellationToken) : null;
            runs.Add((JsonNode)(view is null ? Payloads.Status(run, _name) : Payloads.Status(view, _name, showInput)));
        }

        var answer = new ManagementAnswer(200, runs);
        return page.ContinuationToken is { } token ? answer.With(ContinuationToken, token) : answer;
    }

    private async Task<ManagementAnswer> PurgeAsync(string runId, CancellationToken cancellationToken) =>
        await client.PurgeAsync(runId, cancellationToken) is { } answer && answer is not RunAnswer.Accepted
            ? ManagementAnswer.Of(answer)
            : Deleted(1);

    /// <summary>Purges what fits, as far as the time goes: ask again until nothing is left.</summary>
    private async Task<ManagementAnswer> PurgeManyAsync(ManagementRequest request, CancellationToken cancellationToken)
    {
        if (request.Text("createdTimeFrom") is null)
        {
            return ManagementAnswer.Tell(400, "createdTimeFrom: wanted a time, e.g. 2026-05-04T10:00:00Z, found nothing");
        }

        var query = QueryOf(request) with { Top = RunQuery.MostOnPage };
        var start = clock.GetTimestamp();
        var purged = 0;
        RunPage page;
        do
        {
            page = await PageAsync(query, cancellationToken);
            foreach (var run in page.Runs.Where(run => run.RuntimeStatus.IsOver()))
            {
                if (clock.GetElapsedTime(start) >= ManagementRequest.LongestWait)
                {
                    return Deleted(purged);
                }

                purged += await client.PurgeAsync(run.RunId, cancellationToken) is RunAnswer.Accepted ? 1 : 0;
            }

            query = query with { ContinuationToken = page.ContinuationToken };
        }
        while (page.ContinuationToken is not null);
        return purged == 0 ? ManagementAnswer.Tell(404, "There is no run to purge.") : Deleted(purged);
    }

    private async Task<RunPage> PageAsync(RunQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ListAsync(query, cancellationToken);
        }
        catch (FormatException)
        {
            throw new BadRequestException(ContinuationToken, "the token of the page before", query.ContinuationToken!);
        }
    }

    private static RunQuery QueryOf(ManagementRequest request) => new()
    {
        From = request.Time("createdTimeFrom"),
        To = request.Time("createdTimeTo"),
        Statuses = StatusesOf(request),
        IdPrefix = request.Text("instanceIdPrefix"),
        Top = request.Text("top") switch
        {
            null => OrdinaryTop,
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top is > 0 and <= RunQuery.MostOnPage => top,
            var text => throw new BadRequestException("top", $"a number from 1 to {RunQuery.MostOnPage}", text),
        },
        ContinuationToken = request.Headers.GetValueOrDefault(ContinuationToken),
    };

    private static HashSet<RuntimeStatus> StatusesOf(ManagementRequest request) =>
        [.. (request.Text("runtimeStatus") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text =>
            char.IsLetter(text[0]) && Enum.TryParse<RuntimeStatus>(text, ignoreCase: true, out var status)
                ? status
                : throw new BadRequestException("runtimeStatus", string.Join(", ", Enum.GetNames<RuntimeStatus>()), text))];

    private static ManagementAnswer Deleted(int count) => new(200, new JsonObject { ["instancesDeleted"] = count });
}
