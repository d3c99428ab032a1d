using System.Collections.Concurrent;

namespace LocalCloud.Services.CleanRooms.Operations;

/// <summary>Request rates: a bucket of tokens for each operation and account, filled by the cloud's clock.</summary>
internal sealed class RequestRate(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Account, string Operation), Bucket> _buckets = new();

    /// <summary>Takes a token.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="operation">Of what.</param>
    /// <param name="perSecond">How many a second; as many may come at once.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTake(string account, string operation, double perSecond)
    {
        var now = clock.GetUtcNow();
        var bucket = _buckets.GetOrAdd((account, operation), _ => new Bucket(perSecond, now));
        lock (bucket)
        {
            return bucket.TryTake(perSecond, now);
        }
    }

    private sealed class Bucket(double tokens, DateTimeOffset at)
    {
        private double _tokens = tokens;
        private DateTimeOffset _at = at;

        public bool TryTake(double perSecond, DateTimeOffset now)
        {
            _tokens = Math.Min(Math.Max(perSecond, 1), _tokens + ((now - _at).TotalSeconds * perSecond));
            _at = now;
            if (_tokens < 1)
            {
                return false;
            }

            _tokens--;
            return true;
        }
    }
}
