using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ProtectedJobs.Cli.AwsCommands.Shapes;

namespace ProtectedJobs.Cli.AwsCommands.Calls;

/// <summary>Reads a list page by page, up to a number of items, from where an earlier reading ended.</summary>
/// <param name="calls">Calls the operation.</param>
/// <param name="operation">One with pages.</param>
internal sealed class PageReader(JobCalls calls, Operation operation)
{
    private const string Token = "nextToken";

    /// <summary>Where a reading that was cut short can go on; null while there is nothing more, or nothing was cut.</summary>
    public PageToken? Resume { get; private set; }

    /// <summary>Reads the pages.</summary>
    /// <param name="request">The request without paging.</param>
    /// <param name="start">Where to begin; null for the beginning.</param>
    /// <param name="most">How many items at most; null for all.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async IAsyncEnumerable<JsonObject> ReadAsync(
        JsonObject request, PageToken? start, int? most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (token, skip) = (start?.NextToken, start?.Skipped ?? 0);
        var left = most;
        while (true)
        {
            if (token is not null)
            {
                request[Token] = token;
            }

            var page = await calls.CallAsync(operation, request, cancellationToken);
            var items = page[operation.PagedList!] as JsonArray ?? [];
            var read = items.Count;
            Cut(items, 0, Math.Min(skip, read));
            var next = page[Token]?.GetValue<string>();
            if (left is { } room && items.Count >= room)
            {
                var cut = items.Count > room;
                Cut(items, room, items.Count - room);
                Resume = cut ? new PageToken(token, skip + room) : next is null ? null : new PageToken(next, 0);
                yield return page;
                yield break;
            }

            left -= items.Count;
            yield return page;
            if (string.IsNullOrEmpty(next) || next == token)
            {
                yield break;
            }

            (token, skip) = (next, 0);
        }
    }

    private static void Cut(JsonArray items, int from, int count)
    {
        for (; count > 0; count--)
        {
            items.RemoveAt(from);
        }
    }
}
