using LocalCloud.Asl.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Engine;
using LocalCloud.Services.StepFunctions.Machines;

namespace LocalCloud.Services.StepFunctions.Executions;

/// <summary>StartExecution's checks; then the engine's start.</summary>
internal sealed class ExecutionStarts(ExecutionTargets targets, Interpreters interpreters, ExecutionEngine engine, IIdSource ids)
{
    /// <summary>Starts an execution.</summary>
    /// <exception cref="AwsException">ExecutionAlreadyExists, StateMachineDoesNotExist, InvalidName, InvalidExecutionInput, …</exception>
    public Task<ExecutionRecord> StartAsync(StartRequest request, CancellationToken cancellationToken) =>
        engine.StartAsync(Prepare(request, express: null), cancellationToken);

    /// <summary>Starts an EXPRESS execution and waits for its end.</summary>
    /// <exception cref="AwsException">StateMachineTypeNotSupported, …</exception>
    public Task<ExecutionRecord> RunAsync(StartRequest request, CancellationToken cancellationToken) =>
        engine.RunAsync(Prepare(request, express: true), cancellationToken);

    /// <summary>An input, read.</summary>
    /// <exception cref="AwsException">InvalidExecutionInput.</exception>
    private static JsonValue ReadInput(string? text)
    {
        if (text is null)
        {
            return JsonObject.Empty;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            throw Errors.InvalidExecutionInput("Invalid execution input.");
        }

        try
        {
            return JsonValue.Parse(text);
        }
        catch (JsonSyntaxException e)
        {
            throw Errors.InvalidExecutionInput(e.Message);
        }
    }

    private NewExecution Prepare(StartRequest request, bool? express)
    {
        var target = targets.Resolve(request.TargetArn);
        if (express is { } wanted && wanted != target.Machine.IsExpress)
        {
            throw Errors.StateMachineTypeNotSupported();
        }

        var name = request.Name is null ? ids.NewUuid() : Names.Check(request.Name);
        var machine = StatesArn.Parse(target.Machine.Arn, "stateMachine");
        return new NewExecution
        {
            Arn = target.Machine.IsExpress ? machine.Express(name, ids.NewUuid()) : machine.Execution(name),
            Name = name,
            MachineArn = target.Machine.Arn,
            Revision = target.Revision.Id,
            RoleArn = target.Revision.RoleArn,
            Interpreter = interpreters.For(target.Revision),
            Input = ReadInput(request.Input),
            VersionArn = target.VersionArn,
            AliasArn = target.AliasArn,
            TraceHeader = request.TraceHeader,
            Parent = request.Parent,
        };
    }
}
