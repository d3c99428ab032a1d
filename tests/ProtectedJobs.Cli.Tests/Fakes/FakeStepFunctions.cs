using System.Collections.Concurrent;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace ProtectedJobs.Cli.Tests.Fakes;

/// <summary>Step Functions with one execution, whose history grows by one event a look, to the end that a test chose.</summary>
internal sealed class FakeStepFunctions() : AmazonStepFunctionsClient("key", "secret", Amazon.RegionEndpoint.USEast1)
{
    public const string ExecutionArn = "arn:aws:states:us-east-1:000000000000:execution:ProtectedJobRun:r";

    private int _looks;

    public ConcurrentQueue<StartExecutionRequest> Started { get; } = new();

    /// <summary>All events of the run, oldest first.</summary>
    public List<HistoryEvent> Events { get; } = [];

    /// <summary>How it ends.</summary>
    public DescribeExecutionResponse End { get; set; } = new()
    {
        ExecutionArn = ExecutionArn,
        Status = ExecutionStatus.SUCCEEDED,
        Output = "{}",
    };

    /// <summary>Thrown by StartExecution; null to start.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>Called at each look; the execution's watcher waits for it.</summary>
    public Func<CancellationToken, Task> AtLook { get; set; } = _ => Task.CompletedTask;

    public override Task<StartExecutionResponse> StartExecutionAsync(StartExecutionRequest request, CancellationToken cancellationToken = default)
    {
        Started.Enqueue(request);
        return Refusal is null
            ? Task.FromResult(new StartExecutionResponse { ExecutionArn = ExecutionArn })
            : Task.FromException<StartExecutionResponse>(Refusal);
    }

    public override async Task<GetExecutionHistoryResponse> GetExecutionHistoryAsync(
        GetExecutionHistoryRequest request, CancellationToken cancellationToken = default)
    {
        Assert.True(request.ReverseOrder);
        await AtLook(cancellationToken);
        _looks++;
        return new() { Events = [.. Events.Take(_looks).Reverse()] };
    }

    public override Task<DescribeExecutionResponse> DescribeExecutionAsync(
        DescribeExecutionRequest request, CancellationToken cancellationToken = default) => Task.FromResult(End);

    /// <summary>What DescribeStateMachine answers.</summary>
    public DescribeStateMachineResponse? Machine { get; set; }

    public override Task<DescribeStateMachineResponse> DescribeStateMachineAsync(
        DescribeStateMachineRequest request, CancellationToken cancellationToken = default) => Task.FromResult(Machine!);

    /// <summary>Adds an event.</summary>
    public FakeStepFunctions With(HistoryEventType type, Action<HistoryEvent>? details = null)
    {
        var next = new HistoryEvent { Id = Events.Count + 1, Type = type };
        details?.Invoke(next);
        Events.Add(next);
        return this;
    }

    /// <summary>Adds a state's entry.</summary>
    public FakeStepFunctions Entering(string state) =>
        With(HistoryEventType.TaskStateEntered, e => e.StateEnteredEventDetails = new() { Name = state });
}
