using System.Globalization;
using ProtectedJobs.Core.Ports;

namespace ProtectedJobs.Core.Tests.Management;

/// <summary>A machine of which nothing is asked but what runs: two executions a page.</summary>
internal sealed class ListedMachine : IStateMachine
{
    public List<RunningExecution> Running { get; } = [];

    public string Arn => "arn:aws:states:us-east-1:000000000000:stateMachine:ProtectedJobRun";

    public Task<ExecutionPage> ListRunningAsync(string? pageToken, CancellationToken cancellationToken)
    {
        var from = int.Parse(pageToken ?? "0", CultureInfo.InvariantCulture);
        return Task.FromResult(new ExecutionPage(
            [.. Running.Skip(from).Take(2)], from + 2 < Running.Count ? (from + 2).ToString(CultureInfo.InvariantCulture) : null));
    }

    public Task<DateTimeOffset?> StartAsync(string name, string input, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ExecutionDetail?> DescribeAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<HistoryPage> HistoryAsync(string name, string? pageToken, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> StopAsync(string name, string error, string? cause, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> RedriveAsync(string name, string clientToken, CancellationToken cancellationToken) => throw new NotSupportedException();
}
