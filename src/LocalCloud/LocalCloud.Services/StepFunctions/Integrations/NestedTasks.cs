using LocalCloud.Asl.Definitions;
using LocalCloud.Asl.Json;
using LocalCloud.Services.Contracts;
using LocalCloud.Services.StepFunctions.Executions;

namespace LocalCloud.Services.StepFunctions.Integrations;

/// <summary><c>states:startExecution</c> in its four patterns. The end of a child answers a <c>.sync</c> task; see <see cref="ChildAnswer"/>.</summary>
internal sealed class NestedTasks(Func<ExecutionStarts> starts, IIdSource ids, TaskRole role) : IIntegration
{
    public bool Supports(TaskResource resource) => resource is { Service: "states", Api: "startExecution" };

    public async Task<TaskAnswer> RunAsync(TaskCall call, CancellationToken cancellationToken)
    {
        if (call.Parameters is not JsonObject parameters
            || SdkAnswer.Text(parameters, "StateMachineArn") is not { } machine)
        {
            return SdkAnswer.Missing("StateMachineArn", call);
        }

        var requestId = ids.NewUuid();
        var waits = call.Resource.Pattern == IntegrationPattern.RunAJob;
        try
        {
            role.Demand(call, "states:StartExecution", machine);
            var child = await starts().StartAsync(
                new StartRequest(machine, SdkAnswer.Text(parameters, "Name") ?? TaskUuid.Of(call.Identity), Input(parameters))
                {
                    // Remembered for every pattern: what is started again after a kill is found by it.
                    Parent = (call.ExecutionId, call.TaskId, waits ? call.Resource.IsSecondSync ? 2 : 1 : 0),
                },
                cancellationToken);
            return new TaskAnswer.Done(SdkAnswer.WithMetadata(
                new JsonObjectBuilder().Set("ExecutionArn", child.Arn).Set("StartDate", JsonValue.Of(child.StartedAt)),
                requestId));
        }
        catch (AwsException e)
        {
            return SdkAnswer.FailedOptimized("StepFunctions", "AWSStepFunctions", WithSuffix(e), requestId);
        }
    }

    private static string Input(JsonObject parameters) => parameters["Input"] switch
    {
        null => "{}",
        JsonString text => text.Value,
        var value => value.ToText(),
    };

    // The error names of this integration end in Exception, the API's own do not.
    private static AwsException WithSuffix(AwsException error) =>
        error.Code.EndsWith("Exception", StringComparison.Ordinal)
            ? error
            : new AwsException(error.Code + "Exception", error.Status, error.Message);
}
