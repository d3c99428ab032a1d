using System.Text.Json;
using ProtectedJobs.Cli.Clients;
using ProtectedJobs.Cli.Completion;
using ProtectedJobs.Cli.Terminals;

namespace ProtectedJobs.Cli.Runs;

/// <summary>Starts an execution and watches it to its end.</summary>
/// <param name="terminal">Told what was started.</param>
/// <param name="view">Shows the progress.</param>
/// <param name="events">Finds the completion event.</param>
/// <param name="clock">Measures the pauses between looks.</param>
internal sealed class RunSession(Terminal terminal, IProgressView view, CompletionEvents events, TimeProvider clock)
{
    /// <summary>Runs an order.</summary>
    /// <param name="access">The clients of where it runs.</param>
    /// <param name="order">What to run.</param>
    /// <param name="pause">Between looks.</param>
    /// <param name="cancellationToken">Stops watching; on AWS the run goes on.</param>
    public async Task<RunEnd> RunAsync(
        AwsClients access, RunOrder order, TimeSpan pause, CancellationToken cancellationToken)
    {
        var started = await access.StepFunctions.StartExecutionAsync(
            new() { StateMachineArn = order.StateMachineArn, Name = order.Name, Input = order.Input }, cancellationToken);
        await terminal.Error.WriteLineAsync($"Started {started.ExecutionArn}");
        var follower = new RunFollower(access.StepFunctions, clock, pause);
        var ended = await view.WatchAsync(report => follower.FollowAsync(started.ExecutionArn, report, cancellationToken));
        return new RunEnd
        {
            ExecutionArn = ended.ExecutionArn,
            Name = order.Name,
            Status = ended.Status.Value,
            StartDate = ended.StartDate,
            StopDate = ended.StopDate,
            Output = ended.Output is null ? null : JsonElement.Parse(ended.Output),
            Error = ended.Error,
            Cause = ended.Cause,
            CompletionEvent = order.LedgerBucket is { } bucket
                ? await events.FindAsync(access.S3, bucket, order.Name, cancellationToken)
                : null,
        };
    }
}
