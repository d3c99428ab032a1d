using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using ProtectedJobs.Core.Ports;
using ProtectedJobs.Core.Triggers;

namespace ProtectedJobs.Core.Tests.Triggers;

/// <summary>A trigger desk over a world in memory: executions run until a test ends them.</summary>
internal sealed class TriggerBench : IStateMachine, ILedger, IIdSource
{
    private readonly ConcurrentDictionary<string, (byte[] Content, int Version)> _documents = new(StringComparer.Ordinal);
    private int _ids;

    public TriggerBench() => Desk = new TriggerDesk(
        this,
        this,
        this,
        new OwnEvents("our-runs", "our-ledger", $"{Arn}:live", ["our-results", "s3://shared/results/"]));

    public TriggerDesk Desk { get; }

    public string Arn => "arn:aws:states:us-east-1:000000000000:stateMachine:Runs";

    public Dictionary<string, ExecutionStatus> Executions { get; } = [];

    public Dictionary<string, string> Inputs { get; } = [];

    public List<string> Starts { get; } = [];

    public List<string> Stops { get; } = [];

    /// <summary>What happens, once, right after an execution was looked for.</summary>
    public Func<string, Task>? Meanwhile { get; set; }

    /// <summary>A tick of a schedule.</summary>
    public Task<TriggerAnswer> TickAsync(string time, string overlap) => TakeAsync($$"""
        {
          "schedule": {"arn": "arn:aws:scheduler:us-east-1:000000000000:schedule/default/nightly", "time": "{{time}}"},
          "overlap": "{{overlap}}",
          "request": {"type": "PYSPARK", "jobParameters": {"parameters": {"day": "${date}"} } }
        }
        """);

    public Task<TriggerAnswer> TakeAsync(string input) => Desk.TakeAsync(JsonElement.Parse(input), TestContext.Current.CancellationToken);

    public Task<DateTimeOffset?> StartAsync(string name, string input, CancellationToken cancellationToken)
    {
        Starts.Add(name);
        if (Executions.TryGetValue(name, out var status))
        {
            var isSame = status == ExecutionStatus.Running && Inputs[name] == input;
            return Task.FromResult<DateTimeOffset?>(isSame ? DateTimeOffset.UnixEpoch : null);
        }

        Executions[name] = ExecutionStatus.Running;
        Inputs[name] = input;
        return Task.FromResult<DateTimeOffset?>(DateTimeOffset.UnixEpoch);
    }

    public Task<bool> StopAsync(string name, string error, string? cause, CancellationToken cancellationToken)
    {
        Stops.Add(name);
        var runs = Executions.GetValueOrDefault(name, ExecutionStatus.Aborted) == ExecutionStatus.Running;
        if (runs)
        {
            Executions[name] = ExecutionStatus.Aborted;
        }

        return Task.FromResult(runs);
    }

    public async Task<ExecutionDetail?> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        var found = Executions.TryGetValue(name, out var status)
            ? new ExecutionDetail(name, name, status, false, DateTimeOffset.UnixEpoch, null, 0, null, DateTimeOffset.UnixEpoch)
            : null;
        if (Meanwhile is { } meanwhile)
        {
            Meanwhile = null;
            await meanwhile(name);
        }

        return found;
    }

    public Task<LedgerEntry?> ReadAsync(string key, CancellationToken cancellationToken) => Task.FromResult(
        _documents.TryGetValue(key, out var found) ? new LedgerEntry(found.Content, Text(found.Version)) : null);

    public Task<string?> WriteAsync(string key, ReadOnlyMemory<byte> content, string? seen, CancellationToken cancellationToken)
    {
        var version = _documents.TryGetValue(key, out var found) ? found.Version : 0;
        if ((version == 0 ? null : Text(version)) != seen)
        {
            return Task.FromResult<string?>(null);
        }

        _documents[key] = (content.ToArray(), version + 1);
        return Task.FromResult<string?>(Text(version + 1));
    }

    public string NewId() => Text(Interlocked.Increment(ref _ids));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    Task<ExecutionPage> IStateMachine.ListRunningAsync(string? pageToken, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<HistoryPage> IStateMachine.HistoryAsync(string name, string? pageToken, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<string?> IStateMachine.RedriveAsync(string name, string clientToken, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task ILedger.OverwriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IPartedWrite> ILedger.BeginAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task ILedger.DeleteAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    IAsyncEnumerable<string> ILedger.ListAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();
}
