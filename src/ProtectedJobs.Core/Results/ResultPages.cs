using System.Runtime.CompilerServices;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Core.Results;

/// <summary>Listings of a place, read page by page as they are gone through.</summary>
internal static class ResultPages
{
    /// <summary>The pages of a listing.</summary>
    /// <exception cref="ResultsUnreadable">The place may not be listed.</exception>
    public static async IAsyncEnumerable<ResultListing.Found> PagesAsync(
        this IResultStore store, ResultQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var next = query; next is not null;)
        {
            var page = await store.ListAsync(next, cancellationToken) switch
            {
                ResultListing.Found found => found,
                ResultListing.Unreadable refused => throw new ResultsUnreadable(refused.Cause),
                var other => throw new InvalidOperationException($"No such listing: {other}."),
            };
            yield return page;
            next = page.NextPage is null ? null : query with { Page = page.NextPage };
        }
    }

    /// <summary>The objects of a listing.</summary>
    /// <inheritdoc cref="PagesAsync"/>
    public static async IAsyncEnumerable<ResultObject> ObjectsAsync(
        this IResultStore store, ResultQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in store.PagesAsync(query, cancellationToken))
        {
            foreach (var found in page.Objects)
            {
                yield return found;
            }
        }
    }
}
