using System.Collections.Concurrent;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.Telemetry;
using Microsoft.Extensions.Logging;

namespace LocalCloud.Services.Lambda.Runtime;

/// <summary>The pools by function name, for the Runtime API to find.</summary>
internal sealed class EnvironmentPools(
    ProcessStarter starter,
    IIdSource ids,
    LambdaOptions options,
    FunctionLogs logs,
    ILogger<EnvironmentPools> log) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, EnvironmentPool> _pools = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<EnvironmentPool> _replaced = [];

    /// <summary>A new pool for a function; one that it had is stopped.</summary>
    public EnvironmentPool Replace(FunctionDefinition function)
    {
        var pool = new EnvironmentPool(function, starter, ids, options, logs, log);
        if (_pools.TryGetValue(function.Name, out var old))
        {
            old.Stop();
            _replaced.Add(old);
        }

        return _pools[function.Name] = pool;
    }

    public EnvironmentPool? Find(string function) => _pools.GetValueOrDefault(function);

    /// <summary>Lets go of every long poll and ends every process, so that the host can stop.</summary>
    public void Stop()
    {
        foreach (var pool in _pools.Values.Concat(_replaced))
        {
            pool.Stop();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in _pools.Values.Concat(_replaced))
        {
            await pool.DisposeAsync();
        }
    }
}
