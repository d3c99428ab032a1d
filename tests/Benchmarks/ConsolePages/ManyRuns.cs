using System.Globalization;
using System.Runtime.CompilerServices;
using ProtectedJobs.Console.Histories;
using ProtectedJobs.Console.Runs;
using ProtectedJobs.Core.Results;
using ProtectedJobs.Core.Usage;

namespace Benchmarks.ConsolePages;

/// <summary>Runs in memory, many of them.</summary>
/// <param name="ended">How many have ended.</param>
/// <param name="running">How many go on.</param>
internal sealed class ManyRuns(int ended, int running) : IRunSource
{
    private const int PageSize = 1000;
    private readonly RunRow[] _rows = [.. Enumerable.Range(0, ended + running).Select(n => Row(n, n < running))];

    public DateTimeOffset Now { get; } = new(2026, 8, 4, 10, 0, 0, TimeSpan.Zero);

    public async IAsyncEnumerable<IReadOnlyList<RunRow>> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var page in _rows.Chunk(PageSize))
        {
            yield return page;
        }
    }

    public Task<RunDetail?> FindAsync(string runId, CancellationToken cancellationToken) => Task.FromResult<RunDetail?>(null);

    public Task<IReadOnlyList<HistoryEvent>> HistoryAsync(string runId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<HistoryEvent>>([]);

    public Task<string> DefinitionAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Manifest?> ManifestAsync(string runId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Stream?> OpenResultAsync(string runId, string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ActionReport> StartAsync(string? runId, string request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ActionReport> ActAsync(string runId, RunAction action, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static RunRow Row(int n, bool isRunning)
    {
        var startedAt = new DateTimeOffset(2026, 8, 4, 10, 0, 0, TimeSpan.Zero).AddMinutes(-n);
        var runId = string.Create(CultureInfo.InvariantCulture, $"nightly-{n:00000}");
        return new RunRow
        {
            RunId = runId,
            ExecutionArn = $"arn:aws:states:us-east-1:000000000000:execution:ProtectedJobRun:{runId}",
            State = isRunning ? RunState.Running : n % 9 == 0 ? RunState.Failed : RunState.Succeeded,
            StartedAt = startedAt,
            EndedAt = isRunning ? null : startedAt.AddMinutes(12),
            MembershipId = string.Create(CultureInfo.InvariantCulture, $"11111111-2222-4333-8444-{n % 7:000000000000}"),
            AnalysisTemplateArn = string.Create(CultureInfo.InvariantCulture, $"arn:aws:cleanrooms:us-east-1:000000000000:membership/m/analysistemplate/template-{n % 20}"),
            Usage = isRunning ? null : new RunUsage(1.5, 700_000, new CostEstimate(3m, "USD", 2m, "2026-08")),
            Tags = new Dictionary<string, string> { ["team"] = n % 2 == 0 ? "growth" : "sales" },
        };
    }
}
