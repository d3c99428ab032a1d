using System.Collections.Concurrent;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;

namespace ProtectedJobs.Core.Management;

/// <summary>Summaries that were read, each as long as the index tells the same version.</summary>
internal sealed class SummaryCache
{
    /// <summary>About 1 KiB each.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<string, (string Version, RunSummary Summary)> _byKey = new();

    public RunSummary? Find(IndexEntry entry) =>
        _byKey.TryGetValue(entry.Key, out var kept) && kept.Version == entry.Version ? kept.Summary : null;

    public void Add(IndexEntry entry, RunSummary summary)
    {
        if (_byKey.Count >= Most)
        {
            _byKey.Clear();
        }

        _byKey[entry.Key] = (entry.Version, summary);
    }
}
