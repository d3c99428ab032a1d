using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Execution;
using LocalCloud.Asl.Json;
using LocalCloud.Asl.Trials;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Definitions;
using LocalCloud.Services.StepFunctions.Engine;
using LocalCloud.Services.StepFunctions.Integrations;
using LocalCloud.Services.StepFunctions.Requests;

namespace LocalCloud.Services.StepFunctions.Trials;

/// <summary>TestState: one state, without a machine. Nothing of it is kept.</summary>
internal sealed class TestStateOperations(
    MachineDefinitions definitions,
    IReadOnlyList<IIntegration> integrations,
    CloudSettings settings,
    IIdSource ids,
    SharedRandom random,
    TimeProvider clock) : IOperations
{
    public IEnumerable<Operation> Operations => [new("TestState", TestAsync)];

    private async Task<Answer> TestAsync(Request request, CancellationToken cancellationToken)
    {
        var asked = TestStateRequest.Read(request);
        var trial = Read(asked);
        TestStateRules.Check(asked, trial);
        var info = Info(asked);
        var outcome = trial.Begin(new TrialSetup
        {
            Info = info,
            Input = asked.Input,
            Variables = asked.Variables,
            Context = asked.Context,
            Mock = asked.Mock,
            RetryCount = asked.RetryCount,
            MapIterationFailures = asked.MapIterationFailures,
            ItemReaderData = asked.ItemReaderData,
            Now = clock.Now(),
            Random = random,
        }) ?? await WorkAsync(trial, info, cancellationToken);
        return json => TestStateJson.Write(json, outcome, asked.Level != "INFO");
    }

    private StateTrial Read(TestStateRequest asked)
    {
        // What is mocked is not called, so it need not be here.
        var reading = TrialReader.Read(
            asked.Definition,
            asked.StateName,
            new DefinitionOptions { IsAvailable = resource => asked.Mock is not null || definitions.IsAvailable(resource) });
        return reading.Trial
            ?? throw (reading.Diagnostics.Count > 0
                ? Errors.InvalidDefinition(string.Join(", ", reading.Diagnostics))
                : Errors.Validation("State not found in definition"));
    }

    private ExecutionInfo Info(TestStateRequest asked)
    {
        var (machine, name) = (ids.NewUuid(), ids.NewUuid());
        return new ExecutionInfo
        {
            Arn = $"arn:aws:states:{settings.Region}:{settings.AccountId}:express:{machine}:{name}",
            Name = name,
            RoleArn = asked.RoleArn ?? "",
            StartTime = clock.Now(),
            StateMachineArn = StatesArn.Machine(settings.Region, settings.AccountId, machine),
            StateMachineName = machine,
            Region = settings.Region,
        };
    }

    private async Task<TrialOutcome> WorkAsync(StateTrial trial, ExecutionInfo info, CancellationToken cancellationToken)
    {
        var task = trial.Task!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(Math.Min(task.TimeoutSeconds ?? long.MaxValue, 300)));
        var call = new TaskCall(0, info, task.TaskId, task.Resource, task.Parameters)
        {
            RoleArn = ((task.Credentials as JsonObject)?["RoleArn"] as JsonString)?.Value ?? info.RoleArn,
        };
        try
        {
            var integration = integrations.First(candidate => candidate.Supports(task.Resource));
            return await integration.RunAsync(call, limit.Token) switch
            {
                TaskAnswer.Done(var output) => trial.Succeed(output),
                TaskAnswer.Failed(var error, var cause) => trial.Fail(error, cause),
                var other => throw new InvalidOperationException($"No such answer: {other}"),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return trial.Fail("States.Timeout", null);
        }
    }
}
