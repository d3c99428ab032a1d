using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Amazon.StandIns;

/// <summary>Follows nextToken to the end. One walk an object, as in the official packages.</summary>
/// <param name="call">Asks for the page after a token; null asks for the first one as the caller's request says.</param>
/// <param name="next">The token a page ends with; null or empty ends the walk.</param>
internal sealed class TokenPaginator<TResponse>(
    Func<string, CancellationToken, Task<TResponse>> call, Func<TResponse, string> next) : IPaginator<TResponse>
{
    private int _used;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It was walked before.</exception>
    public async IAsyncEnumerable<TResponse> PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _used, 1) != 0)
        {
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");
        }

        string token = null;
        do
        {
            var page = await call(token, cancellationToken).ConfigureAwait(false);
            token = next(page);
            yield return page;
        }
        while (!string.IsNullOrEmpty(token));
    }
}
