using System.Text;
using System.Text.Json;
using ProtectedJobs.Core.Batches;
using ProtectedJobs.Core.Json;
using ProtectedJobs.Core.Ledger;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Runs;
using Simulation.World;

namespace ProtectedJobs.Core.Tests.Batches;

/// <summary>A batch's steps over a ledger, a bucket and a bus in memory.</summary>
internal sealed class BatchBench : IRequestLists
{
    public const string Arn = "arn:aws:states:us-east-1:000000000000:execution:ProtectedJobBatch:batch";

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public BatchBench()
    {
        var wire = new InterruptedWire(-1, () => Task.CompletedTask);
        Desk = new BatchDesk(new LedgerPort(Ledger, wire), "ledger", this, Bus.Over(wire));
    }

    public LedgerStore Ledger { get; } = new();

    public Announcements Bus { get; } = new();

    /// <summary>Objects by their addresses.</summary>
    public Dictionary<string, string> Lists { get; } = [];

    public BatchDesk Desk { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>So many requests, as JSON.</summary>
    public static string Requests(int count) => $"[{string.Join(',', Enumerable.Repeat(CoreWorld.Request().GetRawText(), count))}]";

    public static Step Step(int attempt = 0, int retries = 0, DateTimeOffset? startedAt = null) =>
        new(new RunIdentity("batch", Arn, startedAt ?? Start, attempt), Start.AddHours(1), retries, TimeSpan.FromSeconds(60));

    public Task<BatchPlan> PrepareAsync(string input, int attempt = 0) => Desk.PrepareAsync(Step(attempt), JsonElement.Parse(input), Cancel);

    /// <summary>PrepareBatch of so many requests.</summary>
    public Task<BatchPlan> PrepareAsync(int count, int attempt = 0) => PrepareAsync($$"""{"requests":{{Requests(count)}}}""", attempt);

    public Task<BatchSummary> EndAsync(int attempt = 0, int retries = 0) => Desk.EndAsync(Step(attempt, retries), Cancel);

    public Task FailAsync(string error, string? cause, int attempt = 0, int retries = 1) =>
        Desk.FailAsync(Step(attempt, retries), new CaughtError(error, cause), Cancel);

    /// <summary>A run's record: under way, or ended.</summary>
    public void Run(string runId, RunStatus? outcome, DateTimeOffset? startedAt = null) => Ledger.Overwrite(
        Keys.Run(runId), JsonSerializer.SerializeToUtf8Bytes(Ended(runId, outcome, startedAt), CoreJson.Default.RunRecord));

    public static RunRecord Ended(string runId, RunStatus? outcome, DateTimeOffset? startedAt = null) =>
        RunRecord.Of(new RunIdentity(runId, $"arn:{runId}", startedAt ?? Start.AddMinutes(1), 0)) with
        {
            Outcome = outcome is { } status ? new RunOutcome(0, status, status == RunStatus.Succeeded ? null : $"{status}!", null, Start.AddMinutes(9), null, null, null) : null,
        };

    public BatchRecord Record() => JsonSerializer.Deserialize(Ledger.Read(Keys.Batch("batch"))!.Value.Content, CoreJson.Default.BatchRecord)!;

    /// <summary>The names of the batch's runs, in order.</summary>
    public string Names() => string.Join(' ', Record().Runs.Select(run => $"{run.Index}={run.RunId}"));

    /// <summary>What an attempt's Map is given.</summary>
    public JsonElement Items(int attempt = 0) => JsonElement.Parse(Encoding.UTF8.GetString(Ledger.Read(Keys.BatchItems("batch", attempt))!.Value.Content));

    /// <summary>The summary as it was written; null if none was.</summary>
    public BatchSummary? Summary() => Ledger.Read(Keys.BatchSummary("batch")) is { } found
        ? JsonSerializer.Deserialize(found.Content, CoreJson.Default.BatchSummary)
        : null;

    Task<ReadOnlyMemory<byte>?> IRequestLists.ReadAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? found = null;
        if (Lists.TryGetValue($"s3://{bucket}/{key}", out var text))
        {
            found = Encoding.UTF8.GetBytes(text);
        }

        return Task.FromResult(found);
    }
}
