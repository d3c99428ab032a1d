using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Aws.Tests.Management.Fakes;

/// <summary>Executions in memory, whose names behave as Step Functions' do; what was asked for is kept.</summary>
internal sealed class FakeStateMachine(TimeProvider clock) : IStateMachine, IExecutions
{
    public Dictionary<string, ExecutionDetail> Executions { get; } = [];

    public Dictionary<string, IReadOnlyList<ExecutionEvent>> Histories { get; } = [];

    public List<string> Asked { get; } = [];

    public int Describes { get; private set; }

    public string? RedriveRefusal { get; set; }

    public string Arn => "arn:aws:states:us-east-1:000000000000:stateMachine:ProtectedJobRun";

    public ExecutionDetail Add(string name, ExecutionStatus status, string? input = null, DateTimeOffset? startedAt = null) =>
        Executions[name] = new ExecutionDetail(
            name, ArnOf(name), status, false, startedAt ?? clock.GetUtcNow(), status == ExecutionStatus.Running ? null : clock.GetUtcNow(), 0, null, clock.GetUtcNow())
        {
            Input = input,
            IsRedrivable = status is not (ExecutionStatus.Running or ExecutionStatus.Succeeded),
        };

    public Task<DateTimeOffset?> StartAsync(string name, string input, CancellationToken cancellationToken)
    {
        if (!Executions.TryGetValue(name, out var there))
        {
            return Task.FromResult<DateTimeOffset?>(Add(name, ExecutionStatus.Running, input).StartTime);
        }

        return Task.FromResult<DateTimeOffset?>(there.Status == ExecutionStatus.Running && there.Input == input ? there.StartTime : null);
    }

    Task<ExecutionDetail?> IStateMachine.DescribeAsync(string name, CancellationToken cancellationToken)
    {
        Describes++;
        return Task.FromResult(Executions.GetValueOrDefault(name) is { } there ? there with { AsOf = clock.GetUtcNow() } : null);
    }

    public Task<ExecutionPage> ListRunningAsync(string? pageToken, CancellationToken cancellationToken) => Task.FromResult(new ExecutionPage(
        [.. Executions.Values.Where(e => e.Status == ExecutionStatus.Running).Select(e => new RunningExecution(e.Name, e.ExecutionArn, e.StartTime, e.RedriveCount))],
        null));

    public Task<HistoryPage> HistoryAsync(string name, string? pageToken, CancellationToken cancellationToken) =>
        Task.FromResult(new HistoryPage(Histories.GetValueOrDefault(name) ?? [], null));

    public Task<bool> StopAsync(string name, string error, string? cause, CancellationToken cancellationToken)
    {
        Asked.Add($"stop {name} {error} {cause}");
        Executions[name] = Executions[name] with { Status = ExecutionStatus.Aborted, StopTime = clock.GetUtcNow(), Error = error, Cause = cause, IsRedrivable = true };
        return Task.FromResult(true);
    }

    public Task<string?> RedriveAsync(string name, string clientToken, CancellationToken cancellationToken)
    {
        Asked.Add($"redrive {name} {clientToken}");
        return Task.FromResult(RedriveRefusal);
    }

    Task<ExecutionView?> IExecutions.DescribeAsync(string executionArn, CancellationToken cancellationToken) => Task.FromResult(
        Executions.GetValueOrDefault(executionArn[(executionArn.LastIndexOf(':') + 1)..]) is { } there
            ? new ExecutionView(there.Status, there.RedriveCount, there.StartTime, there.Input)
            : null);

    public Task<bool> SendHeartbeatAsync(string taskToken, CancellationToken cancellationToken) => Task.FromResult(false);

    public async IAsyncEnumerable<EndedExecution> ListEndedAsync(
        DateTimeOffset since,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task<bool> SendSuccessAsync(string taskToken, string output, CancellationToken cancellationToken)
    {
        Asked.Add($"wake {taskToken}");
        return Task.FromResult(true);
    }

    private static string ArnOf(string name) => $"arn:aws:states:us-east-1:000000000000:execution:ProtectedJobRun:{name}";
}
