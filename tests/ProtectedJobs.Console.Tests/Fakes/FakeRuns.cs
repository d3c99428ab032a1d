using System.Collections.Concurrent;
using ProtectedJobs.Console.Histories;
using ProtectedJobs.Console.Runs;
using ProtectedJobs.Core.Results;
using Testing;

namespace ProtectedJobs.Console.Tests.Fakes;

/// <summary>Runs in memory: a test says what there is, and sees what was asked for.</summary>
internal sealed class FakeRuns : IRunSource
{
    private const int PageSize = 500;

    public DateTimeOffset Now { get; set; } = new(2026, 8, 4, 10, 0, 0, TimeSpan.Zero);

    public ConcurrentDictionary<string, RunDetail> Runs { get; } = new();

    public ConcurrentDictionary<string, IReadOnlyList<HistoryEvent>> Histories { get; } = new();

    public List<(string RunId, RunAction Action, string Reason)> Acted { get; } = [];

    public List<string> Started { get; } = [];

    public Manifest? Manifest { get; set; }

    public Exception? Trouble { get; set; }

    public int Lists { get; private set; }

    public async IAsyncEnumerable<IReadOnlyList<RunRow>> ListAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        Lists++;
        Throw();
        foreach (var page in Runs.Values.Select(run => run.Row).OrderByDescending(row => row.StartedAt).Chunk(PageSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
    }

    public Task<RunDetail?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        Throw();
        return Task.FromResult(Runs.GetValueOrDefault(runId));
    }

    public Task<IReadOnlyList<HistoryEvent>> HistoryAsync(string runId, CancellationToken cancellationToken) =>
        Task.FromResult(Histories.GetValueOrDefault(runId, []));

    public Task<string> DefinitionAsync(CancellationToken cancellationToken) =>
        File.ReadAllTextAsync(Path.Combine(Repository.Root, "statemachine.asl.json"), cancellationToken);

    public Task<Manifest?> ManifestAsync(string runId, CancellationToken cancellationToken) => Task.FromResult(Manifest);

    public Task<Stream?> OpenResultAsync(string runId, string key, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(Manifest?.Outputs.Any(output => output.Objects.Any(one => one.Key == key)) == true ? new MemoryStream("bytes"u8.ToArray()) : null);

    public Task<ActionReport> StartAsync(string? runId, string request, CancellationToken cancellationToken)
    {
        Throw();
        Started.Add(request);
        return Task.FromResult(new ActionReport(IsDone: true, "The run was started.", runId ?? "made-1"));
    }

    public Task<ActionReport> ActAsync(string runId, RunAction action, string reason, CancellationToken cancellationToken)
    {
        Throw();
        Acted.Add((runId, action, reason));
        return Task.FromResult(new ActionReport(IsDone: true, $"Did {action}.", runId));
    }

    /// <summary>Adds a run, or another version of it.</summary>
    public void Put(RunDetail run, IEnumerable<HistoryEvent>? history = null)
    {
        Runs[run.Row.RunId] = run;
        if (history is not null)
        {
            Histories[run.Row.RunId] = [.. history];
        }
    }

    private void Throw()
    {
        if (Trouble is { } trouble)
        {
            throw trouble;
        }
    }
}
